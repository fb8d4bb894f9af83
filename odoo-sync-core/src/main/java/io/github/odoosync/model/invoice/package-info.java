/** Invoices and credit notes, of customers and suppliers. */
@NullMarked
package io.github.odoosync.model.invoice;

import org.jspecify.annotations.NullMarked;
