package io.github.odoosync.internal.odoo;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.json.JsonReader;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one type: each window in one call, also with nested records.
 *
 * <p>A flat type goes by {@code search_read}; a nested one by {@code web_search_read} from Odoo 17
 * on, and on 16 by classic reads, one more for each relation.
 *
 * @param <T> the record type
 */
public final class Reads<T> {

  private static final int ID_CHUNK = 1000;

  private final Session session;
  private final ModelMapping<T> mapping;
  private final ClassicNesting nesting;

  /** Reads with this session. */
  public Reads(Session session, ModelMapping<T> mapping) {
    this.session = session;
    this.mapping = mapping;
    this.nesting = new ClassicNesting(session);
  }

  /**
   * Records, and how many match in all.
   *
   * @param total the number told beside them; -1 if it was not
   */
  public record Answer<T>(List<T> records, long total) {}

  /** Returns the records of a window. */
  public List<T> list(Window window) {
    return read(call(window, false)).records();
  }

  /** Returns the records of a window and how many the query has without the window's limits. */
  public Answer<T> page(Window window, int size) {
    Answer<T> answer = read(call(window, true));
    if (answer.records().isEmpty() && window.offset() > 0) {
      return new Answer<>(answer.records(), count(window));
    }
    if (answer.records().size() < size) {
      return new Answer<>(answer.records(), (long) window.offset() + answer.records().size());
    }
    return answer.total() >= 0 ? answer : new Answer<>(answer.records(), count(window));
  }

  /** Returns how many records match the conditions. */
  public long count(Window window) {
    OdooCall call =
        session
            .reading(mapping.model(), "search_count")
            .argument("domain", window.domain())
            .build();
    return session.send(call, JsonReader::integer);
  }

  /** Returns the ids of a window's records. */
  public List<Long> ids(Window window) {
    OdooCall.Builder call =
        session.reading(mapping.model(), "search").argument("domain", window.domain());
    return session.ids(windowed(call, window).build());
  }

  /**
   * Returns the records with these ids, by id in the order given; those not found are not in it.
   */
  public Map<Long, T> byIds(Collection<Long> ids, Window window) {
    Reads<T> all =
        session.context().asMap().containsKey("active_test")
            ? this
            : new Reads<>(session.with(session.context().withArchived()), mapping);
    Map<Long, T> found = new LinkedHashMap<>();
    ids.forEach(id -> found.put(id, null));
    for (List<Long> chunk : Chunks.of(new ArrayList<>(found.keySet()), ID_CHUNK)) {
      all.readInto(found, window.and("id", "in", chunk).ordered("id").part(0, null));
    }
    found.values().removeIf(record -> record == null);
    return found;
  }

  /** Returns an iterator over all records in the order of their ids, read ahead page by page. */
  public RecordIterator<T> iterate(Window window, int pageSize) {
    PageFeed feed =
        new PageFeed(after -> pageAhead(window, after, pageSize), session.lifecycle().executor());
    long limit = window.limit() == null ? Long.MAX_VALUE : window.limit();
    return new PageIterator<>(feed, mapping, limit);
  }

  // Closing interrupts what is read ahead, which then fails in one of several ways.
  private RawPage pageAhead(Window window, long after, int size) {
    try {
      return page(window, after, size);
    } catch (OdooSyncException e) {
      session.lifecycle().requireOpen(e);
      throw e;
    }
  }

  private RawPage page(Window window, long after, int size) {
    Window next = window.and("id", ">", after).ordered("id").part(0, size);
    OdooCall call = call(next, false);
    return RawPage.of(call, fetch(call), after);
  }

  private void readInto(Map<Long, @Nullable T> found, Window window) {
    List<Long> ids = new ArrayList<>();
    OdooCall call = call(window, false);
    List<T> records = Session.decode(call, fetch(call), reader -> all(reader, ids));
    Iterator<Long> id = ids.iterator();
    records.forEach(record -> found.replace(id.next(), record));
  }

  private List<T> all(JsonReader reader, List<Long> ids) {
    RecordArray.enter(reader);
    return mapping.readAll(reader, ids::add);
  }

  private Answer<T> read(OdooCall call) {
    return Session.decode(
        call,
        fetch(call),
        reader -> {
          long total = RecordArray.enter(reader);
          return new Answer<>(mapping.readAll(reader), total);
        });
  }

  private OdooResult fetch(OdooCall call) {
    OdooResult result = session.send(call);
    return mapping.nested() && call.method().equals("search_read")
        ? nesting.expand(call, result, mapping.specification())
        : result;
  }

  private OdooCall call(Window window, boolean counted) {
    return mapping.nested() && session.version().atLeast(17)
        ? nestedCall(window, counted)
        : flatCall(window);
  }

  private OdooCall flatCall(Window window) {
    OdooCall.Builder call =
        session
            .reading(mapping.model(), "search_read")
            .argument("domain", window.domain())
            .argument("fields", mapping.fieldNames());
    if (mapping.nested() || !mapping.readsNames()) {
      call.argument("load", "");
    }
    return windowed(call, window).build();
  }

  private OdooCall nestedCall(Window window, boolean counted) {
    OdooCall.Builder call =
        session
            .reading(mapping.model(), "web_search_read")
            .argument("domain", window.domain())
            .argument("specification", mapping.specification());
    if (!counted) {
      // Without it a full page makes Odoo count all that match, for each page again.
      call.argument("count_limit", 1);
    }
    return windowed(call, window).build();
  }

  private static OdooCall.Builder windowed(OdooCall.Builder call, Window window) {
    if (window.order() != null) {
      call.argument("order", window.order());
    }
    if (window.offset() > 0) {
      call.argument("offset", window.offset());
    }
    if (window.limit() != null) {
      call.argument("limit", window.limit());
    }
    return call;
  }
}
