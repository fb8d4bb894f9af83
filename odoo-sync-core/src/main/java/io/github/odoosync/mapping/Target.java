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

  /** The changes of a one2many, which a load does not take. */
  private record Commands(List<Command> all) {}

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

  /** Empties a field, whatever its type. */
  void clear(String field) {
    boolean many = current != null && current.record().values().get(field) instanceof List<?>;
    values.put(field, many ? new Ids(List.of()) : null);
  }

  /** Sets the records of a many2many. */
  public void putAll(String field, Collection<Ref> refs) {
    values.put(field, new Ids(refs.stream().map(Ref::id).toList()));
  }

  /** Sets the changes of a one2many; a new record gets them after it was made. */
  void putCommands(String field, List<Command> commands) {
    values.put(field, new Commands(commands));
  }

  /** Sets a translated field in a language, by BCP 47. */
  public void putIn(String language, String field, @Nullable Object value) {
    translations.computeIfAbsent(language, each -> new LinkedHashMap<>()).put(field, value);
  }

  /** Returns what Odoo holds; null for a new record. */
  @Nullable Source current() {
    return current;
  }

  /** Returns the document that is written, also while one of its lines is. */
  public Document document() {
    return document;
  }

  /** Returns the company of the document; null if it names none. */
  @Nullable Ref company() {
    return document.company().map(lookups::companyId).orElse(null);
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
      written = written.with(value.getKey(), asWritten(value.getValue()));
    }
    return written;
  }

  /** Returns the values as a load takes them; what it does not take is {@link #afterLoad}. */
  Values forLoad() {
    Values loaded = Values.empty();
    for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
      if (!(value.getValue() instanceof Commands)) {
        loaded = loaded.with(value.getKey(), asLoaded(value.getValue()));
      }
    }
    return loaded;
  }

  /** Returns the values that are written when the record is there. */
  Values afterLoad() {
    Values rest = Values.empty();
    for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
      if (value.getValue() instanceof Commands) {
        rest = rest.with(value.getKey(), asWritten(value.getValue()));
      }
    }
    return rest;
  }

  private static @Nullable Object asWritten(@Nullable Object value) {
    if (value instanceof Commands many) {
      return many.all();
    }
    return value instanceof Ids many ? List.of(Command.replace(many.ids())) : value;
  }

  private static @Nullable Object asLoaded(@Nullable Object value) {
    return value instanceof Ids many ? many.ids().stream().map(Ref::of).toList() : value;
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
