/**
 * What X12 and EDIFACT share: reading and writing interchanges, and forms that say once how a
 * document lies in segments. Not for users.
 */
@NullMarked
package io.github.odoosync.connectors.edi.internal;

import org.jspecify.annotations.NullMarked;
