package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Shape;
import io.github.odoosync.odoo.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one document is mapped to one model of Odoo: field by field, each of which can be replaced,
 * left out or added without subclassing. Immutable and thread-safe.
 *
 * <pre>{@code
 * DocumentMapping<SalesOrder> orders = StandardMappings.of(odoo).salesOrder()
 *     .with(SalesOrder.NOTE, Column.text("x_gate_note"))
 *     .with(Field.custom("x_slot", Type.TEXT), Column.text("x_slot"))
 *     .without(SalesOrder.TAGS);
 * }</pre>
 *
 * @param <D> the document
 */
public final class DocumentMapping<D extends Document> {

  /** A way to find the record of a document that has no key of Odoo: a field that must be equal. */
  record Finder<D>(String path, Function<D, Optional<String>> value) {}

  private final Schema<D> schema;
  private final String model;
  private final @Nullable String keyPath;
  private final List<Entry<?>> entries;
  private final @Nullable LineMapping<?> lines;
  private final List<Finder<D>> finders;
  private final BiFunction<D, Lookups, Values> onCreate;

  private DocumentMapping(
      Schema<D> schema,
      String model,
      @Nullable String keyPath,
      List<Entry<?>> entries,
      @Nullable LineMapping<?> lines,
      List<Finder<D>> finders,
      BiFunction<D, Lookups, Values> onCreate) {
    this.schema = schema;
    this.model = model;
    this.keyPath = keyPath;
    this.entries = List.copyOf(entries);
    this.lines = lines;
    this.finders = List.copyOf(finders);
    this.onCreate = onCreate;
  }

  /**
   * Returns a mapping without fields.
   *
   * @param model the model, such as {@code res.partner}
   * @param keyPath the field that people know the record by, such as {@code name}
   */
  public static <D extends Document> DocumentMapping<D> of(
      Schema<D> schema, String model, String keyPath) {
    return start(schema, model, keyPath);
  }

  /** Returns a mapping without fields, for records that people know by nothing. */
  public static <D extends Document> DocumentMapping<D> of(Schema<D> schema, String model) {
    return start(schema, model, null);
  }

  private static <D extends Document> DocumentMapping<D> start(
      Schema<D> schema, String model, @Nullable String keyPath) {
    List<Entry<?>> none =
        List.of(new Entry<>(Document.CHANGED_AT, Column.time("write_date").readOnly()));
    return new DocumentMapping<>(
        schema, model, keyPath, none, null, List.of(), (document, lookups) -> Values.empty());
  }

  /** Returns the same with a field mapped, instead of how it was mapped before. */
  public <T> DocumentMapping<D> with(Field<T> field, Column<T> column) {
    return withEntries(replaced(entries, field, column));
  }

  /** Returns the same with a field that is neither read nor written. */
  public DocumentMapping<D> without(Field<?> field) {
    return withEntries(removed(entries, field));
  }

  /**
   * Returns the same in which a field that a document does not have is emptied in Odoo, instead of
   * staying as it is; taken over from Odoo, what is empty there becomes absent too. Only for fields
   * that whoever writes always fills as it knows them.
   *
   * @param fields fields of the document or of its lines
   * @throws IllegalArgumentException if a field is required, not mapped, not written, or cannot be
   *     empty in Odoo, such as a quantity
   */
  public DocumentMapping<D> clearing(Field<?>... fields) {
    DocumentMapping<D> changed = this;
    for (Field<?> field : fields) {
      changed = changed.clearingOne(field);
    }
    return changed;
  }

  private <T> DocumentMapping<D> clearingOne(Field<T> field) {
    Entry<T> own = Entry.find(entries, field);
    if (own != null) {
      return with(field, own.clearing());
    }
    Entry<T> ofLine = lines == null ? null : Entry.find(lines.entries(), field);
    if (ofLine == null) {
      throw new IllegalArgumentException(field + " is not mapped");
    }
    return withLine(field, ofLine.clearing());
  }

  /**
   * Returns the same with lines.
   *
   * @param field the document's field of the lines
   * @param key the field of a line that tells it from the others
   * @param path the one2many in Odoo, such as {@code order_line}
   * @param lineModel the model of the lines
   * @param parent the many2one of a line to its document, such as {@code order_id}
   */
  public <L extends Part> DocumentMapping<D> lines(
      Field<List<L>> field,
      Shape<L> shape,
      Field<String> key,
      String path,
      String lineModel,
      String parent) {
    return withLines(
        new LineMapping<>(field, shape, key, path, lineModel, parent, List.of(), null));
  }

  /** Returns the same with a field of the lines mapped, instead of how it was mapped before. */
  public <T> DocumentMapping<D> withLine(Field<T> field, Column<T> column) {
    LineMapping<?> known = requireLines();
    return withLines(known.withEntries(replaced(known.entries(), field, column)));
  }

  /** Returns the same with a field of the lines that is neither read nor written. */
  public DocumentMapping<D> withoutLine(Field<?> field) {
    LineMapping<?> known = requireLines();
    return withLines(known.withEntries(removed(known.entries(), field)));
  }

  /** Returns the same with one more field to find the record by, after Odoo's own key. */
  public DocumentMapping<D> findBy(String path, Function<D, Optional<String>> value) {
    List<Finder<D>> more = new ArrayList<>(finders);
    more.add(new Finder<>(path, value));
    return new DocumentMapping<>(schema, model, keyPath, entries, lines, more, onCreate);
  }

  /** Returns the same with values that a new record gets beside those of its fields. */
  public DocumentMapping<D> onCreate(Function<D, Values> values) {
    return onCreate((document, lookups) -> values.apply(document));
  }

  /**
   * Returns the same with values that a new record gets beside those of its fields, looked up; what
   * throws refuses the document before anything is written.
   */
  public DocumentMapping<D> onCreate(BiFunction<D, Lookups, Values> values) {
    return new DocumentMapping<>(schema, model, keyPath, entries, lines, finders, values);
  }

  /** Returns the same that refuses some lines before anything is written. */
  DocumentMapping<D> checkingLines(LineCheck check) {
    return withLines(requireLines().withCheck(check));
  }

  /** Returns the document's schema. */
  public Schema<D> schema() {
    return schema;
  }

  /** Returns the field that people know the record by; empty if there is none. */
  Optional<String> keyPath() {
    return Optional.ofNullable(keyPath);
  }

  /** Returns the model. */
  public String model() {
    return model;
  }

  List<Entry<?>> entries() {
    return entries;
  }

  @Nullable LineMapping<?> lines() {
    return lines;
  }

  List<Finder<D>> finders() {
    return finders;
  }

  Values valuesOnCreate(D document, Lookups lookups) {
    return onCreate.apply(document, lookups);
  }

  /** Returns the text that people know the record by; null for the slash of a draft. */
  @Nullable String keyOf(Source source) {
    return keyPath == null ? null : Keys.known(source.text(keyPath));
  }

  List<String> reads() {
    Set<String> paths = new LinkedHashSet<>();
    if (keyPath != null) {
      paths.add(keyPath);
    }
    entries.forEach(entry -> paths.addAll(entry.column().reads()));
    if (lines != null) {
      paths.addAll(lines.reads());
    }
    return List.copyOf(paths);
  }

  /** Returns the paths of records whose external ids are needed, with their models. */
  Map<String, String> named() {
    Map<String, String> named = new HashMap<>();
    entries.forEach(entry -> named.putAll(entry.column().named()));
    if (lines != null) {
      named.putAll(lines.named());
    }
    return named;
  }

  List<String> translatedReads() {
    Set<String> paths = new LinkedHashSet<>();
    entries.stream()
        .filter(entry -> entry.column().isTranslated())
        .forEach(entry -> paths.addAll(entry.column().reads()));
    return List.copyOf(paths);
  }

  private DocumentMapping<D> withEntries(List<Entry<?>> others) {
    return new DocumentMapping<>(schema, model, keyPath, others, lines, finders, onCreate);
  }

  private DocumentMapping<D> withLines(LineMapping<?> others) {
    return new DocumentMapping<>(schema, model, keyPath, entries, others, finders, onCreate);
  }

  private LineMapping<?> requireLines() {
    if (lines == null) {
      throw new IllegalStateException("The mapping of " + schema.name() + " has no lines");
    }
    return lines;
  }

  private static <T> List<Entry<?>> replaced(
      List<Entry<?>> entries, Field<T> field, Column<T> column) {
    List<Entry<?>> others = new ArrayList<>(removed(entries, field));
    others.add(new Entry<>(field, column));
    return others;
  }

  private static List<Entry<?>> removed(List<Entry<?>> entries, Field<?> field) {
    return entries.stream()
        .filter(entry -> !entry.field().toString().equals(field.toString()))
        .toList();
  }
}
