package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import java.util.List;

/** Slots of keys: a file has the number alone, and what it numbers is known by its place. */
public final class Keys {

  private Keys() {}

  /** Returns the slot of a document's key. */
  public static <D extends Document> Slot<D, String> of(String entity) {
    return Slot.of(
        document -> document.key().entity().equals(entity) ? document.key().key() : null,
        (draft, number) -> draft.set(Document.KEY, new BusinessKey(entity, number)));
  }

  /** Returns the slot of a key that names another document. */
  public static <P extends Part> Slot<P, String> of(Field<BusinessKey> field, String entity) {
    return Slot.<P, BusinessKey>of(field)
        .as(
            key -> key.entity().equals(entity) ? key.key() : null,
            number -> new BusinessKey(entity, number));
  }

  /** Returns the slot of the first of several keys that name other documents. */
  public static <P extends Part> Slot<P, String> first(
      Field<List<BusinessKey>> field, String entity) {
    return Slot.of(
        part ->
            part.get(field).orElse(List.of()).stream()
                .filter(key -> key.entity().equals(entity))
                .map(BusinessKey::key)
                .findFirst()
                .orElse(null),
        (draft, number) -> draft.add(field, new BusinessKey(entity, number)));
  }

  /** Returns keys that name documents of one kind. */
  public static Kind<BusinessKey> kind(String entity, Kind<String> number) {
    return Kind.of(
        (key, context) -> number.write(key.key(), context),
        (text, context) -> new BusinessKey(entity, number.read(text, context)));
  }
}
