package io.github.odoosync.mapping;

import io.github.odoosync.mapping.HeldBack.Reason;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a system may say of a document, or of a line, that Odoo does not hold yet. */
final class NewPart {

  private final Schema<?> schema;
  private final Ownership ownership;
  private final String writer;
  private final boolean toOdoo;
  private final BusinessKey document;
  private final List<HeldBack> heldBack;

  NewPart(
      Schema<?> schema,
      Ownership ownership,
      String writer,
      boolean toOdoo,
      BusinessKey document,
      List<HeldBack> heldBack) {
    this.schema = schema;
    this.ownership = ownership;
    this.writer = writer;
    this.toOdoo = toOdoo;
    this.document = document;
    this.heldBack = heldBack;
  }

  /** Returns a new document as far as its writer may set it, and what was held back of it. */
  static <D extends Document> Merged<D> document(
      DocumentMapping<D> mapping, Ownership ownership, String writer, D document) {
    List<HeldBack> heldBack = new ArrayList<>();
    NewPart allowed =
        new NewPart(mapping.schema(), ownership, writer, true, document.key(), heldBack);
    Builder<D> builder = mapping.schema().builder(document);
    LineMapping<?> lines = mapping.lines();
    Set<Field<?>> apart =
        lines == null ? Set.of(Document.KEY) : Set.of(Document.KEY, lines.lines());
    allowed.strip(
        builder, document, mapping.schema().shape().fields(), mapping.entries(), apart, null);
    if (lines != null) {
      allowed.lines(lines, document, builder);
    }
    return new Merged<>(builder.build(), heldBack);
  }

  /** Returns a new line as far as its writer may set it. */
  <L extends Part> L line(LineMapping<L> lines, L line, String key) {
    Builder<L> builder = lines.shape().builder(line);
    strip(builder, line, lines.shape().fields(), lines.entries(), Set.of(lines.key()), key);
    return builder.build();
  }

  private <L extends Part> void lines(LineMapping<L> lines, Document from, Builder<?> builder) {
    List<L> all = from.get(lines.lines()).orElse(List.of());
    if (!all.isEmpty() && !ownership.allows(schema, lines.lines(), writer)) {
      hold(lines.lines(), Reason.OWNED, null);
      builder.set(lines.lines(), null);
      return;
    }
    List<L> kept = new ArrayList<>();
    all.forEach(each -> kept.add(line(lines, each, each.get(lines.key()).orElse(""))));
    builder.set(lines.lines(), kept);
  }

  private void strip(
      Builder<?> builder,
      Part part,
      List<Field<?>> declared,
      List<Entry<?>> entries,
      Set<Field<?>> apart,
      @Nullable String line) {
    for (Field<?> field : Entry.fields(declared, entries)) {
      if (!apart.contains(field) && !field.technical() && part.get(field).isPresent()) {
        judge(builder, part, field, entries, line);
      }
    }
  }

  // What cannot be left out is set by whoever makes the document, whoever owns it later.
  private <T> void judge(
      Builder<?> builder,
      Part part,
      Field<T> field,
      List<Entry<?>> entries,
      @Nullable String line) {
    Entry<T> entry = Entry.find(entries, field);
    if (!field.required() && !ownership.allows(schema, field, writer)) {
      hold(field, Reason.OWNED, line);
      builder.set(field, null);
    } else if (toOdoo && entry == null) {
      hold(field, Reason.NOT_MAPPED, line);
    } else if (toOdoo && entry != null && !entry.mayWrite(true) && !field.required()) {
      hold(field, Reason.NOT_WRITABLE, line);
    } else if (toOdoo && entry != null) {
      part.get(field)
          .ifPresent(
              value ->
                  entry
                      .lost(value)
                      .forEach(lost -> heldBack.add(HeldBack.lost(document, line, field, lost))));
    }
  }

  private void hold(Field<?> field, Reason reason, @Nullable String line) {
    String owner = ownership.ownerOf(schema, field).orElse(null);
    heldBack.add(new HeldBack(document, line, field.toString(), reason, owner));
  }
}
