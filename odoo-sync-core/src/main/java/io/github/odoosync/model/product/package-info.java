/** What is sold, stored and moved: products, their families, kits and packaging. */
@NullMarked
package io.github.odoosync.model.product;

import org.jspecify.annotations.NullMarked;
