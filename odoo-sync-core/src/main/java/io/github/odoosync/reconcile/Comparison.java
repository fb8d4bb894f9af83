package io.github.odoosync.reconcile;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When two documents of one key are alike, and what of them is summed.
 *
 * <p>All that counts in a {@linkplain Document#fingerprint() fingerprint} counts, except what is
 * ignored here by name. Lists of parts with keys are compared key by key, whatever their order.
 * Immutable and thread-safe.
 *
 * @param <D> the kind of document
 */
public final class Comparison<D extends Document> {

  private final Schema<D> schema;
  private final Set<String> ignored;
  private final List<Measure<D>> measures;

  private Comparison(Schema<D> schema, Set<String> ignored, List<Measure<D>> measures) {
    this.schema = schema;
    this.ignored = Set.copyOf(ignored);
    this.measures = List.copyOf(measures);
  }

  /** Returns a comparison of everything that a document means. */
  public static <D extends Document> Comparison<D> of(Schema<D> schema) {
    return new Comparison<>(schema, Set.of(), List.of());
  }

  /** Returns the same that does not look at a field of the document. */
  public Comparison<D> ignoring(Field<?> field) {
    return ignoringPath(field.name());
  }

  /** Returns the same that does not look at a field of a document's parts, such as its lines. */
  public <P extends Part> Comparison<D> ignoring(Field<List<P>> parts, Field<?> field) {
    return ignoringPath(parts.name() + "." + field.name());
  }

  /** Returns the same that sums an amount of the drifting documents, currency by currency. */
  public Comparison<D> money(String name, Function<D, Optional<Money>> amount) {
    return with(
        new Measure<>(
            name,
            document ->
                amount
                    .apply(document)
                    .map(
                        money ->
                            new Measure.Figure(money.currency().getCurrencyCode(), money.amount()))
                    .orElse(null)));
  }

  /** Returns the same that sums a quantity of the drifting documents, unit by unit. */
  public Comparison<D> quantity(String name, Function<D, Optional<Quantity>> quantity) {
    return with(
        new Measure<>(
            name,
            document ->
                quantity
                    .apply(document)
                    .map(much -> new Measure.Figure(much.unit().code(), much.value()))
                    .orElse(null)));
  }

  /** Returns the kind of document. */
  public Schema<D> schema() {
    return schema;
  }

  /** Returns what is ignored, as paths, so that a report can say it. */
  public Set<String> ignored() {
    return ignored;
  }

  List<Measure<D>> measures() {
    return measures;
  }

  /** Returns what counts of a document. */
  Meaning meaning(D document) {
    return Meaning.of(document.meaning(), ignored);
  }

  private Comparison<D> ignoringPath(String path) {
    Set<String> more = new HashSet<>(ignored);
    more.add(path);
    return new Comparison<>(schema, more, measures);
  }

  private Comparison<D> with(Measure<D> measure) {
    List<Measure<D>> more = new ArrayList<>(measures);
    more.add(measure);
    return new Comparison<>(schema, ignored, more);
  }

  /** Something of a document that can be summed. */
  record Measure<D>(String name, Function<D, @Nullable Figure> figure) {

    /** A number and what it counts. */
    record Figure(String unit, BigDecimal value) {

      Figure {
        Objects.requireNonNull(unit, "unit");
      }
    }
  }
}
