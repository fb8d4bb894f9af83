package io.github.odoosync.odoo;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.NotExactlyOneException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.internal.odoo.ModelMapping;
import io.github.odoosync.internal.odoo.Reads;
import io.github.odoosync.internal.odoo.Refusals;
import io.github.odoosync.internal.odoo.Session;
import io.github.odoosync.internal.odoo.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks for records of one model. Immutable and thread-safe: each method returns a new query.
 *
 * <p>Archived records are left out, as Odoo does, unless the context has {@code active_test: false}
 * ({@link OdooContext#withArchived}).
 *
 * @param <T> the record type
 */
public final class Query<T> {

  private static final int DEFAULT_PAGE_SIZE = 1000;
  private static final Pattern ORDER = Pattern.compile("[a-z]\\w*(\\.\\w+)?( asc| desc)?");

  private final Session session;
  private final ModelMapping<T> mapping;
  private final Domain domain;
  private final @Nullable String order;
  private final int offset;
  private final @Nullable Integer limit;
  private final int pageSize;

  Query(Session session, ModelMapping<T> mapping) {
    this(session, mapping, Domain.all(), null, 0, null, DEFAULT_PAGE_SIZE);
  }

  private Query(
      Session session,
      ModelMapping<T> mapping,
      Domain domain,
      @Nullable String order,
      int offset,
      @Nullable Integer limit,
      int pageSize) {
    this.session = session;
    this.mapping = mapping;
    this.domain = domain;
    this.order = order;
    this.offset = offset;
    this.limit = limit;
    this.pageSize = pageSize;
  }

  /** Adds conditions, all of which have to hold. */
  public Query<T> where(Domain... conditions) {
    Domain all = domain.and(conditions);
    return new Query<>(session, mapping, all, order, offset, limit, pageSize);
  }

  /**
   * Sets the order; without it the records come in the model's own.
   *
   * @param fields field names, each alone or with {@code " asc"} or {@code " desc"}
   */
  public Query<T> orderBy(String... fields) {
    for (String field : fields) {
      if (!ORDER.matcher(field).matches()) {
        throw Refusals.value(
            "Not an order: \"" + field + "\"; give field names, \"name\" or \"date desc\"");
      }
    }
    String by = fields.length == 0 ? null : String.join(", ", fields);
    return new Query<>(session, mapping, domain, by, offset, limit, pageSize);
  }

  /** Sets how many records to read at most; 1 or more. */
  public Query<T> limit(int records) {
    if (records < 1) {
      throw Refusals.value("A limit is 1 or more, not " + records);
    }
    return new Query<>(session, mapping, domain, order, offset, records, pageSize);
  }

  /** Sets how many records to pass over; 0 or more. To read all in parts, use {@link #stream}. */
  public Query<T> offset(int records) {
    if (records < 0) {
      throw Refusals.value("An offset is 0 or more, not " + records);
    }
    return new Query<>(session, mapping, domain, order, records, limit, pageSize);
  }

  /** Adds keys to the context of this query's calls. */
  public Query<T> context(Map<String, ? extends @Nullable Object> keys) {
    Session with = session.with(session.context().with(keys));
    return new Query<>(with, mapping, domain, order, offset, limit, pageSize);
  }

  /** Sets how many records {@link #stream} reads in one call; 1,000 otherwise. */
  public Query<T> pageSize(int records) {
    if (records < 1) {
      throw Refusals.value("A page has 1 record or more, not " + records);
    }
    return new Query<>(session, mapping, domain, order, offset, limit, records);
  }

  /** Returns the records in one call; without a limit all of them, so see {@link #stream}. */
  public List<T> list() {
    return reads().list(window());
  }

  /** Returns the first record, if there is one. */
  public Optional<T> first() {
    return reads().list(window().part(offset, 1)).stream().findFirst();
  }

  /**
   * Returns the only record.
   *
   * @throws NotExactlyOneException if there is none, or more than one
   */
  public T one() {
    List<T> found = reads().list(window().part(offset, 2));
    if (found.size() == 1) {
      return found.get(0);
    }
    String detail = found.isEmpty() ? "No record matches" : "More than one record matches";
    throw new NotExactlyOneException(
        Failure.of(
            ErrorCode.NOT_EXACTLY_ONE,
            mapping.model() + ".search_read",
            0,
            Outcome.NOT_COMMITTED,
            detail),
        null);
  }

  /** Returns how many records match, whatever limit and offset say. */
  public long count() {
    return reads().count(window());
  }

  /** Returns whether any record matches. */
  public boolean exists() {
    return !reads().ids(window().part(0, 1)).isEmpty();
  }

  /** Returns the ids of the records in one call. */
  public List<Long> ids() {
    return reads().ids(window());
  }

  /**
   * Returns one page and the number of records in all.
   *
   * <p>The id is added to the order, so that equal records keep their places. Records created or
   * deleted between two pages still shift the later ones: to see each record once use {@link
   * #stream}.
   *
   * @param number 0 for the first page
   * @param size records a page, 1 or more
   */
  public Page<T> page(int number, int size) {
    if (number < 0 || size < 1) {
      throw Refusals.value("No page " + number + " of " + size + " records");
    }
    if (offset != 0 || limit != null) {
      throw Refusals.value("A page has an offset and a limit of its own");
    }
    int from = Math.multiplyExact(number, size);
    Reads.Answer<T> answer = reads().page(stable().part(from, size), size);
    return new Page<>(answer.records(), number, size, answer.total());
  }

  /**
   * Returns the records with these ids, by id, in the order given; read in calls of 1,000.
   *
   * <p>An id whose record does not exist, is hidden from the user or does not match the conditions
   * is not in the map. Archived records are found too, unless the context has {@code active_test}.
   */
  public Map<Long, T> byIds(Collection<Long> ids) {
    if (order != null || offset != 0 || limit != null) {
      throw Refusals.value("byIds keeps the order of the ids: leave out order, offset and limit");
    }
    return reads().byIds(ids, window());
  }

  /**
   * Returns all records, read page by page in the order of their ids; a limit is kept.
   *
   * @throws io.github.odoosync.error.ConfigurationException if the query has an order or an offset:
   *     pages of any other order shift when records come and go, and so repeat or lose some
   */
  public RecordStream<T> stream() {
    if (order != null || offset != 0) {
      throw Refusals.value(
          "A stream reads in the order of the ids, for in any other order its pages would shift"
              + " when records come and go: leave out orderBy and offset");
    }
    return new RecordStream<>(reads().iterate(window(), pageSize));
  }

  /**
   * Groups the records.
   *
   * @param keys fields; dates with what to round them to: {@code scheduled_date:month}
   */
  public GroupQuery groupBy(String... keys) {
    return new GroupQuery(session, mapping.model(), domain.toJson(), List.of(keys), List.of());
  }

  private Window window() {
    return new Window(domain.toJson(), order, offset, limit);
  }

  private Window stable() {
    boolean byId = order != null && (" " + order.replace(',', ' ') + " ").contains(" id ");
    String with = order == null ? "id" : byId ? order : order + ", id";
    return window().ordered(with);
  }

  private Reads<T> reads() {
    session.check(mapping);
    session.check(mapping, domain);
    return new Reads<>(session, mapping);
  }

  /** Names the model and its conditions' fields. */
  @Override
  public String toString() {
    return mapping.model() + " where " + new ArrayList<>(domain.fields());
  }
}
