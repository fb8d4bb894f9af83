/**
 * EDIFACT: codecs of trading partners who exchange files of that standard, D.96A unless agreed
 * otherwise.
 *
 * <p>{@link io.github.odoosync.connectors.edi.edifact.Edifact} is the entry; which document is
 * exchanged with whom is told in {@link io.github.odoosync.connectors.edi}.
 */
@NullMarked
package io.github.odoosync.connectors.edi.edifact;

import org.jspecify.annotations.NullMarked;
