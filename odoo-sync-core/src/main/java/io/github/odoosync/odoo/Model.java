package io.github.odoosync.odoo;

import io.github.odoosync.internal.odoo.Actions;
import io.github.odoosync.internal.odoo.BulkCalls;
import io.github.odoosync.internal.odoo.ModelMapping;
import io.github.odoosync.internal.odoo.Refusals;
import io.github.odoosync.internal.odoo.Session;
import io.github.odoosync.internal.odoo.ValueEncoder;
import io.github.odoosync.internal.upsert.Upserter;
import io.github.odoosync.odoo.transport.OdooCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One model of the database, through one record type. Immutable and thread-safe.
 *
 * <p>Each call is one transaction on the server: it commits whole or not at all. What a failed
 * write has done is told by the error's {@link
 * io.github.odoosync.error.OdooSyncException#outcome()}; one whose outcome is unknown is never sent
 * again by itself.
 *
 * @param <T> the record type; {@link OdooRecord} without one
 */
public final class Model<T> {

  private static final int CREATES_PER_CALL = 500;

  private final Session session;
  private final ModelMapping<T> mapping;

  Model(Session session, ModelMapping<T> mapping) {
    this.session = session;
    this.mapping = mapping;
  }

  /** Returns the model's technical name. */
  public String name() {
    return mapping.model();
  }

  /** Returns what the server says of the model's fields; kept for a while. */
  public ModelSchema schema() {
    return session.schema(name());
  }

  /** Returns the query of all records. */
  public Query<T> query() {
    return new Query<>(session, mapping);
  }

  /** Returns the query of the records for which all conditions hold. */
  public Query<T> where(Domain... conditions) {
    return query().where(conditions);
  }

  /** Returns one record, archived or not; empty if it does not exist or is hidden. */
  public Optional<T> byId(long id) {
    return Optional.ofNullable(byIds(List.of(id)).get(id));
  }

  /** Returns records by their ids; see {@link Query#byIds}. */
  public Map<Long, T> byIds(Collection<Long> ids) {
    return query().byIds(ids);
  }

  /** Creates a record and returns its id. */
  public long create(Values values) {
    return create(List.of(values)).get(0);
  }

  /** Creates a record of this type and returns its id; empty fields are left to Odoo's defaults. */
  public long create(T record) {
    session.check(mapping);
    return created(List.of(mapping.newValues(record))).get(0);
  }

  /**
   * Creates records in one call, all or none, and returns their ids in the order of the input.
   *
   * <p>For more than some hundred, or where good ones shall not wait for bad ones, see {@link
   * #createAll}.
   */
  public List<Long> create(List<Values> records) {
    return records.isEmpty() ? List.of() : created(encoded(records));
  }

  /**
   * Creates records in calls of 500 and returns what became of each.
   *
   * <p>A call that is refused is halved until the bad records stand alone, so the good ones are
   * created. A failure of the server, or an unknown outcome, ends the batch: what was under way is
   * {@link RowResult.Unknown} or rejected, what comes after it {@link RowResult.Kind#NOT_TRIED}. A
   * create cannot be repeated safely; see {@link #upsertAll} for one that can.
   */
  public BatchResult createAll(List<Values> records) {
    List<RowResult> results =
        new BulkCalls<>(this::created, CREATES_PER_CALL).run(encoded(records));
    return new BatchResult(name() + ".create", results);
  }

  /** Writes the same values on a record. */
  public void write(long id, Values values) {
    write(List.of(id), values);
  }

  /**
   * Writes the same values on records, in one call.
   *
   * <p>Odoo sets {@code write_date} also where nothing differs: compare first, where that matters.
   */
  public void write(Collection<Long> ids, Values values) {
    writeEncoded(ids, ValueEncoder.values(values.asMap()));
  }

  /**
   * Writes all writable fields of a record of this type; an empty one is cleared.
   *
   * @throws io.github.odoosync.error.ConfigurationException if the record has no id
   */
  public void update(T record) {
    session.check(mapping);
    long id = mapping.id(record);
    if (id == 0) {
      throw Refusals.value("A record of " + name() + " without an id cannot be updated");
    }
    writeEncoded(List.of(id), mapping.values(record));
  }

  /**
   * Deletes records, in one call.
   *
   * <p>Of a record that does not exist any more Odoo says nothing in some models, and in others
   * (partners, orders, transfers) that it is missing, so that nothing was deleted.
   */
  public void unlink(Collection<Long> ids) {
    if (!ids.isEmpty()) {
      session.effect(session.writing(name(), "unlink").ids(List.copyOf(ids)).build());
    }
  }

  /**
   * Calls a button or action method, which may answer with a wizard: see {@link ActionResult}.
   *
   * @param ids the records; none for a method of the model itself
   */
  public ActionResult action(String method, Collection<Long> ids) {
    return action(method, ids, Values.empty());
  }

  /**
   * Calls a button or action method with arguments.
   *
   * @param arguments by the names of Odoo 19
   */
  public ActionResult action(String method, Collection<Long> ids, Values arguments) {
    return Actions.of(name() + "." + method, call(method, ids, arguments));
  }

  /**
   * Calls any method and returns its raw result: plain JSON values, null for nothing.
   *
   * @param ids the records; none for a method of the model itself
   * @param arguments by the names of Odoo 19
   */
  public @Nullable Object call(String method, Collection<Long> ids, Values arguments) {
    return session.value(named(session.writing(name(), method), ids, arguments));
  }

  /** Calls any method that changes nothing, so that it may be sent again after any failure. */
  public @Nullable Object callReadOnly(String method, Collection<Long> ids, Values arguments) {
    return session.value(named(session.reading(name(), method), ids, arguments));
  }

  /**
   * Creates or updates one record by its external id, and returns its id.
   *
   * @throws io.github.odoosync.error.OdooSyncException if it was not committed whole
   */
  public long upsert(UpsertRow row) {
    return upsertAll(List.of(row)).ids().get(0);
  }

  /** Creates or updates records by their external ids, with the standard options. */
  public BatchResult upsertAll(List<UpsertRow> rows) {
    return upsertAll(rows, UpsertOptions.standard());
  }

  /**
   * Creates or updates records by their external ids and returns what became of each.
   *
   * <p>This is Odoo's {@code load()}: for one external id it can be repeated, also at the same time
   * from several places, and there is one record in the end. So after an unknown outcome it is
   * simply called again. Rows with the same fields go into one call. A bad row does not keep the
   * others back: the batch is sent again without it. Rows of one call must not refer to each other
   * by external id; put what refers to another row into a later call. Field changes on the screen
   * (onchange) are not run, defaults and computed fields are.
   *
   * <p>An upsert always writes: it sets {@code write_date} also where nothing differs.
   *
   * @throws io.github.odoosync.error.ConfigurationException if two rows have the same external id,
   *     or a value cannot be sent; nothing was sent then
   */
  public BatchResult upsertAll(List<UpsertRow> rows, UpsertOptions options) {
    session.lifecycle().requireOpen();
    List<RowResult> results = new Upserter(session, name(), options).upsert(rows);
    return new BatchResult(name() + ".load", results);
  }

  private List<Long> created(List<Map<String, Object>> records) {
    OdooCall call = session.writing(name(), "create").argument("vals_list", records).build();
    List<Long> ids = session.ids(call);
    if (ids.size() != records.size()) {
      throw Session.unexpected(call, ids.size() + " ids for " + records.size() + " records", null);
    }
    return ids;
  }

  private void writeEncoded(Collection<Long> ids, Map<String, Object> values) {
    if (!ids.isEmpty() && !values.isEmpty()) {
      session.effect(
          session.writing(name(), "write").ids(List.copyOf(ids)).argument("vals", values).build());
    }
  }

  private static OdooCall named(OdooCall.Builder call, Collection<Long> ids, Values arguments) {
    if (!ids.isEmpty()) {
      call.ids(List.copyOf(ids));
    }
    return call.arguments(ValueEncoder.values(arguments.asMap())).build();
  }

  private static List<Map<String, Object>> encoded(List<Values> records) {
    List<Map<String, Object>> all = new ArrayList<>();
    records.forEach(record -> all.add(ValueEncoder.values(record.asMap())));
    return all;
  }
}
