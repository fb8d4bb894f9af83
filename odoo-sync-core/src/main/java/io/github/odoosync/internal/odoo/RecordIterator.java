package io.github.odoosync.internal.odoo;

import java.util.Iterator;

/** An iterator that reads ahead until it is closed. */
public interface RecordIterator<T> extends Iterator<T>, AutoCloseable {

  @Override
  void close();
}
