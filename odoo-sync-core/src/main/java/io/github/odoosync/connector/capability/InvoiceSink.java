package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.invoice.Invoice;

/** Books an invoice or a credit note. */
public interface InvoiceSink extends CommandHandler<Invoice, ExternalKey> {}
