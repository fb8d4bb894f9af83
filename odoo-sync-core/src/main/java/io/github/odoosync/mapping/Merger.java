package io.github.odoosync.mapping;

import io.github.odoosync.mapping.HeldBack.Reason;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes one system's version of a document over into another, field by field, as it may. */
final class Merger<D extends Document> {

  private final DocumentMapping<D> mapping;
  private final Ownership ownership;
  private final String writer;
  private final Lookups lookups;
  private final boolean toOdoo;
  private final List<HeldBack> heldBack = new ArrayList<>();

  Merger(
      DocumentMapping<D> mapping,
      Ownership ownership,
      String writer,
      Lookups lookups,
      boolean toOdoo) {
    this.mapping = mapping;
    this.ownership = ownership;
    this.writer = writer;
    this.lookups = lookups;
    this.toOdoo = toOdoo;
  }

  Merged<D> merge(D known, D incoming) {
    Builder<D> merged = mapping.schema().builder(known);
    for (Field<?> field : Entry.fields(mapping.schema().shape().fields(), mapping.entries())) {
      if (field != Document.KEY && !field.technical() && !isLines(field)) {
        take(field, mapping.entries(), known, incoming, merged, known, null);
      }
    }
    if (mapping.lines() != null) {
      takeLines(mapping.lines(), known, incoming, merged);
    }
    return new Merged<>(merged.build(), heldBack);
  }

  private <L extends Part> void takeLines(
      LineMapping<L> lines, D known, D incoming, Builder<D> merged) {
    Map<String, L> byKey = new LinkedHashMap<>();
    known.get(lines.lines()).orElse(List.of()).forEach(line -> byKey.put(key(lines, line), line));
    for (L line : incoming.get(lines.lines()).orElse(List.of())) {
      String key = key(lines, line);
      L held = byKey.get(key);
      if (held != null) {
        byKey.put(key, line(lines, held, line, known, key));
      } else if (mayWrite(lines.lines(), known, key)) {
        byKey.put(key, newLine(known).line(lines, line, key));
      }
    }
    merged.set(lines.lines(), List.copyOf(byKey.values()));
  }

  private NewPart newLine(D document) {
    return new NewPart(mapping.schema(), ownership, writer, toOdoo, document.key(), heldBack);
  }

  private <L extends Part> L line(
      LineMapping<L> lines, L held, L incoming, D document, String key) {
    Builder<L> merged = lines.shape().builder(held);
    for (Field<?> field : Entry.fields(lines.shape().fields(), lines.entries())) {
      if (field != lines.key() && !field.technical()) {
        take(field, lines.entries(), held, incoming, merged, document, key);
      }
    }
    return merged.build();
  }

  private <T> void take(
      Field<T> field,
      List<Entry<?>> entries,
      Part known,
      Part incoming,
      Builder<? extends Part> merged,
      D document,
      @Nullable String line) {
    T value = incoming.get(field).orElse(null);
    T held = known.get(field).orElse(null);
    Entry<T> entry = Entry.find(entries, field);
    if (value == null) {
      clear(field, entry, held, merged, document, line);
      return;
    }
    if (toOdoo && entry != null && !value.equals(held)) {
      holdLosses(document, line, entry, value);
    }
    if (!differs(entry, value, held)) {
      return;
    }
    if (toOdoo && entry == null) {
      hold(document, line, field, Reason.NOT_MAPPED);
    } else if (toOdoo && entry != null && !entry.mayWrite(false)) {
      hold(document, line, field, Reason.NOT_WRITABLE);
    } else if (mayWrite(field, document, line)) {
      merged.set(field, value);
    }
  }

  private <T> void clear(
      Field<T> field,
      @Nullable Entry<T> entry,
      @Nullable T held,
      Builder<? extends Part> merged,
      D document,
      @Nullable String line) {
    boolean clears = held != null && entry != null && entry.column().isClearing();
    if (clears && mayWrite(field, document, line)) {
      merged.set(field, null);
    }
  }

  private <T> void holdLosses(D document, @Nullable String line, Entry<T> entry, T value) {
    for (String lost : entry.lost(value)) {
      heldBack.add(HeldBack.lost(document.key(), line, entry.field(), lost));
    }
  }

  private <T> boolean differs(@Nullable Entry<T> entry, T value, @Nullable T held) {
    return entry == null ? !value.equals(held) : entry.differs(value, held, lookups);
  }

  private boolean mayWrite(Field<?> field, D document, @Nullable String line) {
    if (ownership.allows(mapping.schema(), field, writer)) {
      return true;
    }
    hold(document, line, field, Reason.OWNED);
    return false;
  }

  private void hold(D document, @Nullable String line, Field<?> field, Reason reason) {
    String owner = ownership.ownerOf(mapping.schema(), field).orElse(null);
    heldBack.add(new HeldBack(document.key(), line, field.toString(), reason, owner));
  }

  private boolean isLines(Field<?> field) {
    return mapping.lines() != null && mapping.lines().lines() == field;
  }

  private static <L extends Part> String key(LineMapping<L> lines, L line) {
    return line.get(lines.key()).orElse("");
  }
}
