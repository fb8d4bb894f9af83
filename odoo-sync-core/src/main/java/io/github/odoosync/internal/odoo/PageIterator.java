package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.JsonException;
import io.github.odoosync.internal.json.JsonReader;
import io.github.odoosync.odoo.transport.OdooCall;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decodes the pages of a feed record by record. For one thread at a time. */
final class PageIterator<T> implements RecordIterator<T> {

  private final PageFeed feed;
  private final ModelMapping<T> mapping;
  private long left;
  private @Nullable JsonReader reader;
  private @Nullable OdooCall call;
  private @Nullable RuntimeException failure;
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
    if (failure != null) {
      throw failure;
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
    T value = read(current);
    undecoded--;
    left--;
    return value;
  }

  private T read(JsonReader current) {
    try {
      current.nextItem();
      return mapping.read(current);
    } catch (JsonException e) {
      throw ended(Session.unexpected(Objects.requireNonNull(call), e.getMessage(), e));
    } catch (RuntimeException e) {
      throw ended(e);
    }
  }

  // The reader is left inside a record: what follows could only be read wrongly.
  private RuntimeException ended(RuntimeException error) {
    failure = error;
    feed.close();
    closeReader();
    return error;
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
    call = next.call();
    undecoded = next.count();
  }

  private void closeReader() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
