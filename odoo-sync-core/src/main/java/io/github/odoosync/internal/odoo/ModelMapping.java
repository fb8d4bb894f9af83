package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * How one record type is asked for, read and written. Immutable and thread-safe.
 *
 * <p>Readers take both forms of an answer: the classic one ({@code [id, "name"]}, lists of ids) and
 * that of {@code web_read} (objects).
 *
 * @param <T> the record type
 */
public interface ModelMapping<T> {

  /** Returns the model's technical name. */
  String model();

  /** Returns the fields for a classic read; never empty, for Odoo takes that for "all". */
  List<String> fieldNames();

  /** Returns whether only {@code web_read} and {@code web_search_read} (17+) answer it. */
  boolean nested();

  /**
   * Returns whether a classic read has to compute the names of many2one fields; if not, send {@code
   * load: ""}.
   */
  boolean readsNames();

  /** Returns the specification for {@code web_read} and {@code web_search_read}. */
  Map<String, Object> specification();

  /**
   * Reads the record the reader stands on.
   *
   * @throws io.github.odoosync.error.DecodingException if a value does not fit its field
   */
  T read(JsonReader reader);

  /** Reads the array of records the reader stands on. */
  default List<T> readAll(JsonReader reader) {
    return readAll(reader, id -> {});
  }

  /**
   * Reads the array of records the reader stands on, and tells the id of each, also of record types
   * without one.
   */
  List<T> readAll(JsonReader reader, LongConsumer ids);

  /** Returns the record's id; 0 where its type has none, or it is not stored yet. */
  long id(T value);

  /** Returns the JSON values of the writable fields for {@code write}: an empty one is cleared. */
  Map<String, Object> values(T value);

  /** Returns the JSON values for {@code create}: an empty field is left to Odoo's default. */
  Map<String, Object> newValues(T value);

  /** Returns what the type declares, for the check against {@code fields_get}; empty if dynamic. */
  List<DeclaredField> declaredFields();
}
