package io.github.odoosync.model;

import static io.github.odoosync.model.Composite.member;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Composite.Member;

/**
 * What a document or event is about, by a key that people and all systems share: the order's
 * number, the product's article number. Immutable and thread-safe.
 *
 * @param entity the kind of thing, such as {@code sales-order}; without a colon
 * @param key the shared key, such as {@code SO-1001}
 */
public record BusinessKey(String entity, String key) {

  private static final Member<BusinessKey, String> ENTITY =
      member("entity", Type.TEXT, BusinessKey::entity);
  private static final Member<BusinessKey, String> KEY = member("key", Type.TEXT, BusinessKey::key);

  /** The type of fields that hold one. */
  public static final Type<BusinessKey> TYPE =
      Composite.of(
          "business-key", in -> new BusinessKey(in.need(ENTITY), in.need(KEY)), ENTITY, KEY);

  /**
   * Checks both texts.
   *
   * @throws InvalidValueException if one is blank, or the entity holds a colon
   */
  public BusinessKey {
    Rules.text("The entity of a business key", entity);
    Rules.text("A business key", key);
    if (entity.indexOf(':') >= 0) {
      throw Rules.refuse("The entity of a business key holds a colon: '" + entity + "'");
    }
  }

  /** Reads what {@link #toString} wrote. */
  public static BusinessKey parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw Rules.refuse("'" + text + "' is no business key: it has no colon");
    }
    return new BusinessKey(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Returns entity and key with a colon between, such as {@code sales-order:SO-1001}. */
  @Override
  public String toString() {
    return entity + ":" + key;
  }
}
