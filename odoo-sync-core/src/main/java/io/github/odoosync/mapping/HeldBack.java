package io.github.odoosync.mapping;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Field;
import org.jspecify.annotations.Nullable;

/**
 * One field that differed and was not taken over, with the reason.
 *
 * @param document whose field it is
 * @param line the key of the line; null for a field of the document itself
 * @param field the name, such as {@code sales-order.customerReference}, or that of a part of it,
 *     such as {@code party.contact.name}
 * @param reason why it was held back
 * @param owner who may write it; null where nobody is named
 */
public record HeldBack(
    BusinessKey document,
    @Nullable String line,
    String field,
    Reason reason,
    @Nullable String owner) {

  /** Returns that a part of a field's value has no place in Odoo. */
  static HeldBack lost(BusinessKey document, @Nullable String line, Field<?> field, String part) {
    return new HeldBack(document, line, field + "." + part, Reason.NOT_MAPPED, null);
  }

  /** Why a field is held back. */
  public enum Reason {
    /** Another system owns it. */
    OWNED,
    /** Odoo computes it, or changes it only by a step such as confirming. */
    NOT_WRITABLE,
    /** The mapping says nothing of it, or Odoo has no place for it. */
    NOT_MAPPED
  }
}
