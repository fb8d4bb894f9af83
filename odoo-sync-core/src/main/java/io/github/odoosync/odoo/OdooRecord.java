package io.github.odoosync.odoo;

import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.internal.odoo.FieldNames;
import io.github.odoosync.internal.odoo.TreeValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A record without a type of its own: fields by name, with the rules of {@link OdooModel}.
 *
 * <p>An empty field is an empty {@code Optional}, an empty relation an empty list. A getter that
 * does not fit what came, and a field that was not read, are a {@link DecodingException}. Immutable
 * and thread-safe.
 */
public final class OdooRecord {

  private final String model;
  private final Map<String, @Nullable Object> values;

  private OdooRecord(String model, Map<String, @Nullable Object> values) {
    this.model = model;
    this.values = values;
  }

  /** Returns a record of these values: plain JSON, as Odoo sends it. */
  public static OdooRecord of(String model, Map<String, ? extends @Nullable Object> values) {
    return new OdooRecord(model, Collections.unmodifiableMap(new LinkedHashMap<>(values)));
  }

  /** Returns the model; for a nested record the model and the fields that led to it. */
  public String model() {
    return model;
  }

  /** Returns the id. */
  public long id() {
    Long id = value("id").whole();
    return id == null ? 0 : id;
  }

  /** Returns whether the field was read, empty or not. */
  public boolean has(String field) {
    return values.containsKey(field);
  }

  /** Returns a char, text, html or selection field. */
  public Optional<String> string(String field) {
    return Optional.ofNullable(value(field).string());
  }

  /** Returns an integer field, or the id of a many2one. */
  public OptionalLong whole(String field) {
    Long whole = value(field).whole();
    return whole == null ? OptionalLong.empty() : OptionalLong.of(whole);
  }

  /** Returns a float or monetary field, exactly as it was sent. */
  public Optional<BigDecimal> decimal(String field) {
    return Optional.ofNullable(value(field).decimal());
  }

  /** Returns a boolean field. */
  public boolean flag(String field) {
    return value(field).flag();
  }

  /** Returns a date field. */
  public Optional<LocalDate> date(String field) {
    return Optional.ofNullable(value(field).date());
  }

  /** Returns a datetime field. */
  public Optional<Instant> instant(String field) {
    return Optional.ofNullable(value(field).instant());
  }

  /**
   * Returns a many2one with its name. In a nested read the name has to be asked for, as {@code
   * partner_id.display_name}.
   */
  public Optional<Ref> ref(String field) {
    return Optional.ofNullable(value(field).ref());
  }

  /** Returns the ids of a one2many or many2many. */
  public List<Long> ids(String field) {
    return value(field).ids();
  }

  /** Returns a many2one that was read as a nested record. */
  public Optional<OdooRecord> record(String field) {
    return Optional.ofNullable(value(field).object()).map(object -> nested(field, object));
  }

  /** Returns a one2many or many2many that was read as nested records. */
  public List<OdooRecord> records(String field) {
    return value(field).objects().stream().map(object -> nested(field, object)).toList();
  }

  /** Returns a binary field. */
  public Optional<byte[]> file(String field) {
    return Optional.ofNullable(value(field).file());
  }

  /** Returns a reference field. */
  public Optional<Reference> reference(String field) {
    return Optional.ofNullable(value(field).reference());
  }

  /** Returns any field as it came; {@code false} is kept. */
  public RawJson raw(String field) {
    return new RawJson(value(field).value());
  }

  /** Returns all values as plain JSON; not modifiable. */
  public Map<String, @Nullable Object> values() {
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OdooRecord that
        && model.equals(that.model)
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(model, values);
  }

  /** Never shows values: they are business data. */
  @Override
  public String toString() {
    return label() + values.keySet();
  }

  private OdooRecord nested(String field, Map<String, @Nullable Object> object) {
    return of(model + "." + field, object);
  }

  private TreeValue value(String field) {
    if (!values.containsKey(field)) {
      throw new DecodingException(
          Failure.of(
              ErrorCode.DECODING,
              label()
                  + "."
                  + field
                  + " was not read"
                  + FieldNames.suggestion(field, values.keySet())),
          null);
    }
    return new TreeValue(label(), field, values.get(field));
  }

  private String label() {
    return values.get("id") instanceof Number id ? model + "(" + id + ")" : model;
  }
}
