/** Damaged documents for parsers. */
@NullMarked
package io.github.odoosync.connectors.fuzz;

import org.jspecify.annotations.NullMarked;
