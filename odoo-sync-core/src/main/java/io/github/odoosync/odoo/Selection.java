package io.github.odoosync.odoo;

/**
 * The value of a selection field as an open code type: a record with the raw code as its only
 * component, constants for the codes that are known, and room for those that are not.
 *
 * <pre>{@code
 * record PickingState(String code) implements Selection {
 *   static final PickingState ASSIGNED = new PickingState("assigned");
 * }
 * }</pre>
 *
 * <p>Any module can add codes to a selection, so an enum cannot hold one and is refused.
 */
public interface Selection {

  /** Returns the code as Odoo stores it, such as {@code assigned}. */
  String code();
}
