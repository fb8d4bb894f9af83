package io.github.odoosync.mapping;

import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one field of a document is read from Odoo and written there. Immutable and thread-safe if its
 * functions are.
 *
 * <p>Paths lead through relations: {@code partner_id.ref} is the {@code ref} of what {@code
 * partner_id} points to. {@link #text}, {@link #decimal} and their like fit most fields of a user's
 * own; {@link #of} takes any other.
 *
 * @param <T> the Java type of the document's field
 */
public final class Column<T> {

  /** Puts a value into what is written. */
  @FunctionalInterface
  public interface Writer<T> {

    /**
     * Puts the value.
     *
     * @param current what Odoo holds now; null for nothing, and for a new record
     */
    void write(T value, @Nullable T current, Target target);
  }

  /** Says whether two values mean the same to Odoo, so that none has to be written. */
  @FunctionalInterface
  interface Sameness<T> {
    boolean same(T value, T current, Lookups lookups);
  }

  enum Access {
    READ_WRITE,
    CREATE_ONLY,
    READ_ONLY
  }

  private final List<String> reads;
  private final Function<Source, @Nullable T> reader;
  private final Writer<T> writer;
  private final ColumnOptions<T> options;

  private Column(
      List<String> reads,
      Function<Source, @Nullable T> reader,
      Writer<T> writer,
      ColumnOptions<T> options) {
    this.reads = List.copyOf(reads);
    this.reader = reader;
    this.writer = writer;
    this.options = options;
  }

  /**
   * Returns a column of any kind.
   *
   * @param reads the paths that the reader needs
   * @param reader gives the value, null for none
   * @param writer puts the value into what is written
   */
  public static <T> Column<T> of(
      List<String> reads, Function<Source, @Nullable T> reader, Writer<T> writer) {
    return new Column<>(reads, reader, writer, ColumnOptions.none());
  }

  /** Returns a column that is only read. */
  public static <T> Column<T> readOnly(List<String> reads, Function<Source, @Nullable T> reader) {
    return of(reads, reader, (value, current, target) -> {}).readOnly();
  }

  /** Returns the column of a char, text or selection field. */
  public static Column<String> text(String path) {
    return plain(path, source -> source.text(path));
  }

  /** Returns the column of an html field, as the plain text in it. */
  public static Column<String> html(String path) {
    Column<String> column =
        of(
            List.of(path),
            source -> Html.toText(source.text(path)),
            (value, current, target) -> target.put(path, Html.ofText(value)));
    return column.clearedBy(path).same((a, b, lookups) -> b.equals(Html.toText(Html.ofText(a))));
  }

  /** Returns the column of a boolean field. */
  public static Column<Boolean> flag(String path) {
    return plain(path, source -> source.flag(path));
  }

  /** Returns the column of an integer field. */
  public static Column<Long> whole(String path) {
    return plain(path, source -> source.whole(path));
  }

  /** Returns the column of a float field. */
  public static Column<BigDecimal> decimal(String path) {
    return plain(path, source -> Figures.clean(source.decimal(path)));
  }

  /** Returns the column of a date field. */
  public static Column<LocalDate> date(String path) {
    return plain(path, source -> source.date(path));
  }

  /** Returns the column of a datetime field; Odoo keeps whole seconds. */
  public static Column<Instant> time(String path) {
    Column<Instant> column = plain(path, source -> source.time(path));
    return column.same(
        (a, b, lookups) ->
            a.truncatedTo(ChronoUnit.SECONDS).equals(b.truncatedTo(ChronoUnit.SECONDS)));
  }

  /**
   * Returns the column of a monetary or float field and of the currency it is in. A currency other
   * than that of the record is refused.
   *
   * @param currency the path of the many2one to the currency
   */
  public static Column<Money> money(String path, String currency) {
    Column<Money> column =
        of(
            List.of(path, currency + ".name"),
            source -> Figures.money(source, path, currency),
            (value, current, target) -> {
              Amounts.requireCurrency(value, current);
              target.put(path, value.amount());
            });
    return column.same((a, b, lookups) -> Amounts.same(a, b, Figures.DECIMALS));
  }

  /**
   * Returns the column of a float field and of the unit it is in.
   *
   * @param unit the path of the many2one to the unit
   */
  public static Column<Quantity> quantity(String path, String unit) {
    Column<Quantity> column =
        of(
            List.of(path, unit + ".display_name"),
            source -> Figures.quantity(source, path, unit),
            (value, current, target) -> {
              target.put(path, value.value());
              target.put(unit, target.lookups().unitId(value.unit()));
            });
    return column.same((a, b, lookups) -> Amounts.same(a, b, Figures.DECIMALS));
  }

  /** Returns the column of a selection field whose codes mean values of a closed set. */
  public static <E extends Enum<E>> Column<E> code(String path, Map<String, E> meanings) {
    return of(
        List.of(path),
        source -> {
          String code = source.text(path);
          return code == null ? null : meanings.get(code);
        },
        (value, current, target) -> target.put(path, Amounts.codeOf(path, meanings, value)));
  }

  /** Returns the same column, read and never written. */
  public Column<T> readOnly() {
    return with(options.access(Access.READ_ONLY));
  }

  /** Returns the same column, written only when the record is made. */
  public Column<T> createOnly() {
    return with(options.access(Access.CREATE_ONLY));
  }

  /**
   * Returns the same column, which {@link DocumentMapping#clearing} can be said of; those of one
   * plain field know it from the start.
   *
   * @param fields the fields of Odoo that are emptied where the document's field is absent
   */
  public Column<T> clearedBy(String... fields) {
    return with(options.clears(List.of(fields)));
  }

  Column<T> clearing() {
    return with(options.absentClears());
  }

  Column<T> same(Sameness<T> how) {
    return with(options.sameness(how));
  }

  Column<T> translated() {
    return with(options.inLanguages());
  }

  /** Returns the same column, which refuses some values before anything is written. */
  Column<T> refusing(BiConsumer<T, Lookups> check) {
    return new Column<>(
        reads,
        reader,
        (value, current, target) -> {
          check.accept(value, target.lookups());
          writer.write(value, current, target);
        },
        options);
  }

  /** Returns the same column, whose reader needs the external ids of what a path leads to. */
  Column<T> naming(String path, String model) {
    return with(options.naming(path, model));
  }

  /** Returns the same column, which says what of a value Odoo cannot hold. */
  Column<T> losing(Function<T, List<String>> what) {
    return with(options.losses(what));
  }

  List<String> reads() {
    return reads;
  }

  Access access() {
    return options.access();
  }

  boolean isTranslated() {
    return options.translated();
  }

  boolean isClearing() {
    return options.clearing();
  }

  boolean canBeCleared() {
    return options.access() == Access.READ_WRITE && !options.clears().isEmpty();
  }

  Map<String, String> named() {
    return options.named();
  }

  List<String> lost(T value) {
    return options.losses().apply(value);
  }

  @Nullable T read(Source source) {
    return reader.apply(source);
  }

  void write(T value, @Nullable T current, Target target) {
    writer.write(value, current, target);
  }

  void clear(Target target) {
    options.clears().forEach(target::clear);
  }

  boolean same(T value, T current, Lookups lookups) {
    return value.equals(current) || options.sameness().same(value, current, lookups);
  }

  private Column<T> with(ColumnOptions<T> others) {
    return new Column<>(reads, reader, writer, others);
  }

  private static <T> Column<T> plain(String path, Function<Source, @Nullable T> reader) {
    Column<T> column =
        of(List.of(path), reader, (value, current, target) -> target.put(path, value));
    return column.clearedBy(path);
  }
}
