package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.JsonReader;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Decodes the pages of a feed record by record. For one thread at a time. */
final class PageIterator<T> implements RecordIterator<T> {

  private final PageFeed feed;
  private final ModelMapping<T> mapping;
  private long left;
  private @Nullable JsonReader reader;
  private int undecoded;

  PageIterator(PageFeed feed, ModelMapping<T> mapping, long limit) {
    this.feed = feed;
    this.mapping = mapping;
    this.left = limit;
  }

  @Override
  public boolean hasNext() {
    if (left == 0) {
      return false;
    }
    if (undecoded == 0) {
      closeReader();
      open(feed.next());
    }
    return undecoded > 0;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    JsonReader current = reader;
    if (current == null) {
      throw new IllegalStateException("closed");
    }
    current.nextItem();
    T value = mapping.read(current);
    undecoded--;
    left--;
    return value;
  }

  @Override
  public void close() {
    left = 0;
    undecoded = 0;
    feed.close();
    closeReader();
  }

  private void open(@Nullable RawPage next) {

    if (next == null) {
      left = 0;
      return;
    }
    JsonReader opened = JsonReader.of(next.result().body(), next.result().offset());
    RecordArray.enter(opened);
    reader = opened;
    undecoded = next.count();
  }

  private void closeReader() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
