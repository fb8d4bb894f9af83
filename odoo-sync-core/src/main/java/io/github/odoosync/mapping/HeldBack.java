package io.github.odoosync.mapping;

import io.github.odoosync.model.BusinessKey;
import org.jspecify.annotations.Nullable;

/**
 * One field that differed and was not taken over, with the reason.
 *
 * @param document whose field it is
 * @param line the key of the line; null for a field of the document itself
 * @param field the name, such as {@code sales-order.customerReference}
 * @param reason why it was held back
 * @param owner who may write it; null where nobody is named
 */
public record HeldBack(
    BusinessKey document,
    @Nullable String line,
    String field,
    Reason reason,
    @Nullable String owner) {

  /** Why a field is held back. */
  public enum Reason {
    /** Another system owns it. */
    OWNED,
    /** Odoo computes it, or changes it only by a step such as confirming. */
    NOT_WRITABLE,
    /** The mapping says nothing of it. */
    NOT_MAPPED
  }
}
