package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.RecordReader;
import io.github.odoosync.model.invoice.Invoice;

/** Reads one invoice as another system has it. */
public interface InvoiceReader extends RecordReader<Invoice> {}
