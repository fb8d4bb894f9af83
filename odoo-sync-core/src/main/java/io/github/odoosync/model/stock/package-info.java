/**
 * What is where: stock levels, the moves that change them, and counts that correct them.
 *
 * <p>The key of a figure is product, place, lot or serial, package and owner, as far as the systems
 * tell these apart.
 */
@NullMarked
package io.github.odoosync.model.stock;

import org.jspecify.annotations.NullMarked;
