package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Shape;
import io.github.odoosync.odoo.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private final String keyPath;
  private final List<Entry<?>> entries;
  private final @Nullable LineMapping<?> lines;
  private final List<Finder<D>> finders;
  private final Function<D, Values> onCreate;

  private DocumentMapping(
      Schema<D> schema,
      String model,
      String keyPath,
      List<Entry<?>> entries,
      @Nullable LineMapping<?> lines,
      List<Finder<D>> finders,
      Function<D, Values> onCreate) {
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
    List<Entry<?>> none =
        List.of(new Entry<>(Document.CHANGED_AT, Column.time("write_date").readOnly()));
    return new DocumentMapping<>(
        schema, model, keyPath, none, null, List.of(), document -> Values.empty());
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
    return withLines(new LineMapping<>(field, shape, key, path, lineModel, parent, List.of()));
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
    return new DocumentMapping<>(schema, model, keyPath, entries, lines, finders, values);
  }

  /** Returns the document's schema. */
  public Schema<D> schema() {
    return schema;
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

  Values valuesOnCreate(D document) {
    return onCreate.apply(document);
  }

  /** Returns the text that people know the record by; null for the slash of a draft. */
  @Nullable String keyOf(Source source) {
    String key = source.text(keyPath);
    return key == null || key.isBlank() || key.equals("/") ? null : key.strip();
  }

  List<String> reads() {
    Set<String> paths = new LinkedHashSet<>(List.of(keyPath));
    entries.forEach(entry -> paths.addAll(entry.column().reads()));
    if (lines != null) {
      paths.addAll(lines.reads());
    }
    return List.copyOf(paths);
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
