package io.github.odoosync.mapping;

import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record of Odoo that a document is read from. Only paths that the {@link Column} asked for are
 * there; what is empty in Odoo, and what lies behind an empty relation, is null.
 */
public final class Source {

  private final OdooRecord record;
  private final Map<String, OdooRecord> translations;
  private final Names names;
  private final Lookups lookups;

  Source(OdooRecord record, Map<String, OdooRecord> translations, Names names, Lookups lookups) {
    this.record = record;
    this.translations = translations;
    this.names = names;
    this.lookups = lookups;
  }

  /** Returns a record that was read by itself. */
  static Source of(OdooRecord record, Lookups lookups) {
    return new Source(record, Map.of(), new Names(Map.of()), lookups);
  }

  /** Returns the record's id. */
  public long id() {
    return record.id();
  }

  /** Returns a text, or null. */
  public @Nullable String text(String path) {
    return holder(path).flatMap(holder -> holder.string(last(path))).orElse(null);
  }

  /** Returns a number, or null. */
  public @Nullable BigDecimal decimal(String path) {
    return holder(path).flatMap(holder -> holder.decimal(last(path))).orElse(null);
  }

  /** Returns a whole number, or null. */
  public @Nullable Long whole(String path) {
    return holder(path)
        .map(holder -> holder.whole(last(path)))
        .filter(found -> found.isPresent())
        .map(found -> found.getAsLong())
        .orElse(null);
  }

  /** Returns true or false; null only behind an empty relation. */
  public @Nullable Boolean flag(String path) {
    return holder(path).map(holder -> holder.flag(last(path))).orElse(null);
  }

  /** Returns a date, or null. */
  public @Nullable LocalDate date(String path) {
    return holder(path).flatMap(holder -> holder.date(last(path))).orElse(null);
  }

  /** Returns a time, or null. */
  public @Nullable Instant time(String path) {
    return holder(path).flatMap(holder -> holder.instant(last(path))).orElse(null);
  }

  /** Returns the id of a many2one of which some field is read, or null. */
  public @Nullable Long id(String path) {
    return holder(path)
        .flatMap(holder -> holder.record(last(path)))
        .map(OdooRecord::id)
        .orElse(null);
  }

  /** Returns whether a field holds anything. */
  boolean isSet(String path) {
    Object value = holder(path).map(holder -> holder.values().get(last(path))).orElse(null);
    return value != null && !Boolean.FALSE.equals(value);
  }

  /** Returns one text of each record of a one2many or many2many: {@code tag_ids.name}. */
  public List<String> texts(String path) {
    String relation = path.substring(0, path.lastIndexOf('.'));
    return holder(relation).map(holder -> holder.records(last(relation))).orElse(List.of()).stream()
        .map(each -> each.string(last(path)).orElse(""))
        .toList();
  }

  /** Returns the same record read in a language, by BCP 47. */
  public Source in(String language) {
    return new Source(translations.getOrDefault(language, record), translations, names, lookups);
  }

  /** Returns the look-ups of the database. */
  public Lookups lookups() {
    return lookups;
  }

  Source line(OdooRecord line) {
    return new Source(line, Map.of(), names, lookups);
  }

  /** Returns the records that a path leads to, through relations of either kind. */
  Stream<Source> all(String path) {
    return Names.at(record, path).map(this::line);
  }

  /** Returns the record's key in this database. */
  ExternalKey key(String model) {
    return lookups.keyOf(model, id());
  }

  /** Returns the external id of a record that the column asked for by {@link Column#naming}. */
  @Nullable ExternalId name(String model, long id) {
    return names.of(model, id);
  }

  OdooRecord record() {
    return record;
  }

  private Optional<OdooRecord> holder(String path) {
    Optional<OdooRecord> holder = Optional.of(record);
    String rest = path;
    for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
      String relation = rest.substring(0, dot);
      holder = holder.flatMap(each -> each.record(relation));
      rest = rest.substring(dot + 1);
    }
    return holder;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
