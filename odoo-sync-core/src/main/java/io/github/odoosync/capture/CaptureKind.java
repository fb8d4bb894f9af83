package io.github.odoosync.capture;

import io.github.odoosync.event.BusinessEvent;
import io.github.odoosync.mapping.DocumentMapping;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is captured as one stream: a root model, what makes its records dirty, and how they are read
 * whole. Immutable and thread-safe.
 *
 * <pre>{@code
 * CaptureKind<OdooRecord> gates = CaptureKind.records("gate", "x_gate", "x_name", "x_open")
 *     .watching(Watch.naming("x_gate_slot", "x_gate_id"));
 * }</pre>
 *
 * @param <T> what is read: a document, or a record
 */
public final class CaptureKind<T> {

  /** What a kind is made of. */
  private record Parts<T>(
      String name,
      String model,
      Form<T> form,
      Function<OdooClient, RootReader<T>> reader,
      Function<OdooClient, Domain> filter,
      Function<OdooClient, List<Watch>> watches,
      Function<T, String> mark,
      BiFunction<String, T, List<BusinessEvent>> events,
      Map<String, Function<T, Optional<BigDecimal>>> totals) {}

  private final Parts<T> parts;

  private CaptureKind(Parts<T> parts) {
    this.parts = parts;
  }

  static <T> CaptureKind<T> of(
      String name, String model, Form<T> form, Function<OdooClient, RootReader<T>> reader) {
    if (name.isBlank() || name.length() > CaptureStore.MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "The name of a stream has 1 to " + CaptureStore.MAX_NAME_LENGTH + " characters");
    }
    return new CaptureKind<>(
        new Parts<>(
            name,
            Objects.requireNonNull(model, "model"),
            form,
            reader,
            odoo -> Domain.all(),
            odoo -> List.of(),
            root -> "",
            (before, root) -> List.of(),
            Map.of()));
  }

  /**
   * Captures records of any model as they are.
   *
   * @param name the stream's name, kept in the store and the topic of its messages
   * @param fields the fields that count; with {@code active} among them, archiving is told
   */
  public static CaptureKind<OdooRecord> records(String name, String model, String... fields) {
    return of(name, model, new RecordForm(), odoo -> ids -> read(odoo, model, fields, ids));
  }

  private static Map<Long, OdooRecord> read(
      OdooClient odoo, String model, String[] fields, Collection<Long> ids) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.add(RecordForm.CHANGED_AT);
    return odoo.model(model, all.toArray(String[]::new)).byIds(ids);
  }

  /**
   * Captures documents.
   *
   * @param name the stream's name, kept in the store and the topic of its messages
   * @param mapper makes the mapper over the client that it is given
   * @param mapping makes the mapping likewise
   * @param active the document's field that is false when it is archived; null if it never is
   */
  public static <D extends Document> CaptureKind<D> documents(
      String name,
      String model,
      Function<OdooClient, OdooMapper> mapper,
      Function<OdooClient, DocumentMapping<D>> mapping,
      @Nullable Field<Boolean> active) {
    return of(
        name,
        model,
        new DocumentForm<>(active),
        odoo -> {
          OdooMapper reads = mapper.apply(odoo);
          DocumentMapping<D> how = mapping.apply(odoo);
          return ids -> reads.readByIds(how, ids);
        });
  }

  /** Returns the same with one more model whose changes make roots dirty. */
  public CaptureKind<T> watching(Watch watch) {
    return watchingOf(odoo -> List.of(watch));
  }

  CaptureKind<T> watchingOf(Function<OdooClient, List<Watch>> more) {
    Function<OdooClient, List<Watch>> before = parts.watches;
    return with(
        parts.filter,
        odoo -> {
          List<Watch> all = new ArrayList<>(before.apply(odoo));
          all.addAll(more.apply(odoo));
          return all;
        },
        parts.mark,
        parts.events,
        parts.totals);
  }

  /**
   * Returns the same of those roots only for which all conditions hold. A root that leaves them is
   * told as {@link Presence#NOT_VISIBLE}.
   */
  public CaptureKind<T> where(Domain... conditions) {
    return whereOf(odoo -> Domain.allOf(List.of(conditions)));
  }

  CaptureKind<T> whereOf(Function<OdooClient, Domain> filter) {
    return with(filter, parts.watches, parts.mark, parts.events, parts.totals);
  }

  /**
   * Returns the same with business events beside the changes, in the topic {@code <name>.events}.
   *
   * @param mark what events are told from, such as the document's state; at most {@value
   *     KnownRecord#MAX_LENGTH} characters; it is remembered
   * @param events what happened, from the mark it had before and what it is now; asked when the
   *     mark has changed, with an empty mark the first time
   */
  public CaptureKind<T> events(
      Function<T, String> mark, BiFunction<String, T, List<BusinessEvent>> events) {
    return with(parts.filter, parts.watches, mark, events, parts.totals);
  }

  /**
   * Returns the same with an amount that is summed up in the control totals of batches.
   *
   * @param total the amount's name
   */
  public CaptureKind<T> total(String total, Function<T, Optional<BigDecimal>> amount) {
    Map<String, Function<T, Optional<BigDecimal>>> more = new LinkedHashMap<>(parts.totals);
    more.put(total, amount);
    return with(parts.filter, parts.watches, parts.mark, parts.events, more);
  }

  private CaptureKind<T> with(
      Function<OdooClient, Domain> filter,
      Function<OdooClient, List<Watch>> watches,
      Function<T, String> mark,
      BiFunction<String, T, List<BusinessEvent>> events,
      Map<String, Function<T, Optional<BigDecimal>>> totals) {
    return new CaptureKind<>(
        new Parts<>(
            parts.name,
            parts.model,
            parts.form,
            parts.reader,
            filter,
            watches,
            mark,
            events,
            totals));
  }

  /** Returns the stream's name, which is the topic of its messages. */
  public String name() {
    return parts.name;
  }

  /** Returns the root model. */
  public String model() {
    return parts.model;
  }

  /** Returns the topic of its business events. */
  public String eventTopic() {
    return parts.name + ".events";
  }

  Form<T> form() {
    return parts.form;
  }

  RootReader<T> reader(OdooClient odoo) {
    return parts.reader.apply(odoo);
  }

  Domain filter(OdooClient odoo) {
    return parts.filter.apply(odoo);
  }

  /** Returns all that is watched, the roots themselves first. */
  List<Watch> watches(OdooClient odoo) {
    List<Watch> all = new ArrayList<>(List.of(Watch.root(parts.model)));
    all.addAll(parts.watches.apply(odoo));
    return List.copyOf(all);
  }

  String mark(T root) {
    return parts.mark.apply(root);
  }

  List<BusinessEvent> events(String before, T root) {
    return parts.events.apply(before, root);
  }

  Map<String, BigDecimal> totals(T root) {
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    parts.totals.forEach(
        (name, amount) -> sums.put(name, amount.apply(root).orElse(BigDecimal.ZERO)));
    return sums;
  }

  /** Names the stream and the model. */
  @Override
  public String toString() {
    return parts.name + " of " + parts.model;
  }
}
