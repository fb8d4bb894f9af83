/** Orders: what customers want, what is bought, and what the warehouse is told to do. */
@NullMarked
package io.github.odoosync.model.order;

import org.jspecify.annotations.NullMarked;
