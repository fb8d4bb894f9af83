package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Values;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is going to be written on a record. A value that Odoo holds already is left out, so that a
 * document's field that covers several of Odoo's writes only those that differ.
 */
public final class Target {

  /** The ids of a many2many, which a write and a load want in two forms. */
  private record Ids(List<Long> ids) {}

  private final Document document;
  private final @Nullable Source current;
  private final Lookups lookups;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final Map<String, Map<String, @Nullable Object>> translations = new TreeMap<>();

  Target(Document document, @Nullable Source current, Lookups lookups) {
    this.document = document;
    this.current = current;
    this.lookups = lookups;
  }

  /**
   * Sets a field, a plain value or the id of a many2one.
   *
   * @param field a field of the record itself, no path
   * @param value in Java's type; null clears
   */
  public void put(String field, @Nullable Object value) {
    if (current == null ? value != null : !holds(current.record(), field, value)) {
      values.put(field, value);
    }
  }

  /** Sets the records of a many2many. */
  public void putAll(String field, Collection<Long> ids) {
    values.put(field, new Ids(List.copyOf(ids)));
  }

  /** Sets a translated field in a language, by BCP 47. */
  public void putIn(String language, String field, @Nullable Object value) {
    translations.computeIfAbsent(language, each -> new LinkedHashMap<>()).put(field, value);
  }

  /** Returns the document that is written, also while one of its lines is. */
  public Document document() {
    return document;
  }

  /** Returns the look-ups of the database. */
  public Lookups lookups() {
    return lookups;
  }

  boolean isEmpty() {
    return values.isEmpty() && translations.isEmpty();
  }

  /** Returns the names of Odoo's fields that are written. */
  List<String> fields() {
    TreeMap<String, Boolean> names = new TreeMap<>();
    values.keySet().forEach(name -> names.put(name, true));
    translations.values().forEach(each -> each.keySet().forEach(name -> names.put(name, true)));
    return List.copyOf(names.keySet());
  }

  Map<String, Map<String, @Nullable Object>> translations() {
    return translations;
  }

  /** Returns the values as a write takes them. */
  Values forWrite() {
    Values written = Values.empty();
    for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
      written =
          written.with(
              value.getKey(),
              value.getValue() instanceof Ids many
                  ? List.of(Command.replace(many.ids()))
                  : value.getValue());
    }
    return written;
  }

  /** Returns the values as a load takes them. */
  Values forLoad() {
    Values loaded = Values.empty();
    for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
      loaded =
          loaded.with(
              value.getKey(),
              value.getValue() instanceof Ids many
                  ? many.ids().stream().map(Ref::of).toList()
                  : value.getValue());
    }
    return loaded;
  }

  private static boolean holds(OdooRecord record, String field, @Nullable Object value) {
    if (!record.has(field)) {
      return false;
    }
    Object raw = record.values().get(field);
    if (value instanceof Ref ref) {
      return raw instanceof Map<?, ?> object
          && object.get("id") instanceof Number id
          && id.longValue() == ref.id();
    }
    boolean empty = raw == null || Boolean.FALSE.equals(raw);
    return value == null ? empty : value.equals(raw) || (Boolean.FALSE.equals(value) && empty);
  }
}
