package io.github.odoosync.internal.fake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record as code of a model sees it. Reads what is true at that moment; keeps nothing. */
public final class Rec {

  private final Env env;
  private final Model model;
  private final long id;

  Rec(Env env, Model model, long id) {
    this.env = env;
    this.model = model;
    this.id = id;
  }

  /** Returns where it lives. */
  public Env env() {
    return env;
  }

  /** Returns the same record with one more entry of the context. */
  public Rec with(String key, @Nullable Object value) {
    return new Rec(env.with(key, value), model, id);
  }

  /** Returns the model's name. */
  public String model() {
    return model.name();
  }

  /** Returns the id. */
  public long id() {
    return id;
  }

  /** Tells whether the model has a field in this version. */
  public boolean has(String field) {
    return model.field(field) != null;
  }

  /** Tells whether the record is there. */
  public boolean exists() {
    return model.table().row(id) != null;
  }

  /**
   * Returns a field's value: an id for many2one, ids for x2many, null for what is empty.
   *
   * @throws OdooFault if the field or the record does not exist
   */
  public @Nullable Object get(String field) {
    FieldDef def = model.field(field);
    if (def == null) {
      throw OdooFault.of("builtins.KeyError", 500, "'" + field + "'");
    }
    Row row = model.table().row(id);
    if (row == null) {
      throw OdooFault.missing(model.name(), id, env.user().id());
    }
    return model.getter(def).get(env, id, row);
  }

  /** Returns a text, null if it is empty. */
  public @Nullable String text(String field) {
    return (String) get(field);
  }

  /** Tells whether a boolean is true. */
  public boolean flag(String field) {
    return Boolean.TRUE.equals(get(field));
  }

  /** Returns a whole number. */
  public long integer(String field) {
    return get(field) instanceof Number number ? number.longValue() : 0;
  }

  /** Returns a quantity or amount, freed of binary dust (10 digits after the point). */
  public BigDecimal number(String field) {
    if (get(field) instanceof Number number) {
      return BigDecimal.valueOf(number.doubleValue())
          .setScale(10, RoundingMode.HALF_EVEN)
          .stripTrailingZeros();
    }
    return BigDecimal.ZERO;
  }

  /** Returns a date, null if it is empty. */
  public @Nullable LocalDate date(String field) {
    return get(field) instanceof String text ? LocalDate.parse(text) : null;
  }

  /** Returns a moment, null if it is empty. */
  public @Nullable Instant instant(String field) {
    return (Instant) get(field);
  }

  /** Returns the record that a many2one names, null if it is empty. */
  public @Nullable Rec ref(String field) {
    Object target = get(field);
    FieldDef def = model.field(field);
    return target == null || def == null
        ? null
        : env.rec(def.relationOrThrow(), ((Number) target).longValue());
  }

  /** Returns the record that a many2one names. */
  public Rec refOrThrow(String field) {
    Rec target = ref(field);
    if (target == null) {
      throw OdooFault.value(model.name() + "(" + id + ") has no " + field);
    }
    return target;
  }

  /** Returns the ids of an x2many. */
  public List<Long> ids(String field) {
    List<Long> ids = new ArrayList<>();
    if (get(field) instanceof List<?> list) {
      list.forEach(item -> ids.add(((Number) item).longValue()));
    }
    return ids;
  }

  /** Returns the records of an x2many. */
  public List<Rec> many(String field) {
    FieldDef def = model.field(field);
    return def == null ? List.of() : env.recs(def.relationOrThrow(), ids(field));
  }

  /** Follows many2one fields; null as soon as one is empty. */
  public @Nullable Object path(String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return get(path);
    }
    Rec next = ref(path.substring(0, dot));
    return next == null ? null : next.path(path.substring(dot + 1));
  }

  /** Returns the name that a many2one to it shows. */
  public String displayName() {
    String name = exists() ? (String) get("display_name") : null;
    return name == null ? "" : name;
  }

  /** Writes one field. */
  public void set(String field, @Nullable Object value) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put(field, value);
    write(values);
  }

  /** Writes fields, as Odoo's {@code write}. */
  public void write(Map<String, ? extends @Nullable Object> values) {
    Writes.write(env, model, List.of(id), values);
  }

  /** Deletes the record. */
  public void unlink() {
    Unlinks.unlink(env, model, List.of(id));
  }

  /** Calls a method on it. */
  public @Nullable Object call(String method) {
    return env.call(model.name(), method, List.of(id), Map.of());
  }

  ModelSpec spec() {
    return model.spec();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rec rec && rec.id == id && rec.model == model;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }

  @Override
  public String toString() {
    return model.name() + "(" + id + ",)";
  }
}
