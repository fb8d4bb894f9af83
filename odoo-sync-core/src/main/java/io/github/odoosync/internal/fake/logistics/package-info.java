/** What the models of sales, stock, purchase and invoicing do, as far as logistics sees it. */
@NullMarked
package io.github.odoosync.internal.fake.logistics;

import org.jspecify.annotations.NullMarked;
