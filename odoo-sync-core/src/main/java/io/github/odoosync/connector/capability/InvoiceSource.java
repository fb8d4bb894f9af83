package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.model.invoice.Invoice;

/** Reads invoices as another system has them, new and changed; a payment is a change too. */
public interface InvoiceSource extends IncrementalSource<Invoice> {}
