package io.github.odoosync.mapping;

import io.github.odoosync.mapping.HeldBack.Reason;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a system may say of a document that Odoo does not hold yet. */
final class NewDocument<D extends Document> {

  private final DocumentMapping<D> mapping;
  private final Ownership ownership;
  private final String writer;
  private final List<HeldBack> heldBack = new ArrayList<>();

  NewDocument(DocumentMapping<D> mapping, Ownership ownership, String writer) {
    this.mapping = mapping;
    this.ownership = ownership;
    this.writer = writer;
  }

  /** Returns the document without what its writer may not set; required fields always stay. */
  Merged<D> allowed(D document) {
    var builder = mapping.schema().builder(document);
    List<Field<?>> fields = new ArrayList<>(mapping.schema().shape().fields());
    mapping.entries().stream().map(Entry::field).filter(Field::isCustom).forEach(fields::add);
    for (Field<?> field : fields) {
      if (field != Document.KEY && document.get(field).isPresent() && !mayStay(document, field)) {
        builder.set(field, null);
      }
    }
    return new Merged<>(builder.build(), heldBack);
  }

  private boolean mayStay(D document, Field<?> field) {
    LineMapping<? extends Part> lines = mapping.lines();
    if (field.technical() || field.required()) {
      return true;
    }
    if (!ownership.allows(mapping.schema(), field, writer)) {
      hold(document, field, Reason.OWNED);
      return false;
    }
    if (lines == null || lines.lines() != field) {
      noteUnwritten(document, field, entry(field));
    }
    return true;
  }

  private void noteUnwritten(D document, Field<?> field, @Nullable Entry<?> entry) {
    if (entry == null) {
      hold(document, field, Reason.NOT_MAPPED);
    } else if (!entry.mayWrite(true)) {
      hold(document, field, Reason.NOT_WRITABLE);
    }
  }

  private @Nullable Entry<?> entry(Field<?> field) {
    return mapping.entries().stream()
        .filter(entry -> entry.field().toString().equals(field.toString()))
        .findFirst()
        .orElse(null);
  }

  private void hold(D document, Field<?> field, Reason reason) {
    String owner = ownership.ownerOf(mapping.schema(), field).orElse(null);
    heldBack.add(new HeldBack(document.key(), null, field.toString(), reason, owner));
  }
}
