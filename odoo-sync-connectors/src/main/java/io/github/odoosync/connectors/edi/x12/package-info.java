/**
 * X12: codecs of trading partners who exchange files of that standard, 004010 unless agreed
 * otherwise.
 *
 * <p>{@link io.github.odoosync.connectors.edi.x12.X12} is the entry; which document is exchanged
 * with whom is told in {@link io.github.odoosync.connectors.edi}.
 */
@NullMarked
package io.github.odoosync.connectors.edi.x12;

import org.jspecify.annotations.NullMarked;
