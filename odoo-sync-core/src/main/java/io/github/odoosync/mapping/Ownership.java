package io.github.odoosync.mapping;

import io.github.odoosync.model.Field;
import io.github.odoosync.model.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may write which field, per document and field, in both directions. What nobody is named for,
 * anybody may write. Immutable and thread-safe.
 *
 * <p>The field of a list of lines says who may add lines; the fields of the lines say who may
 * change them.
 */
public final class Ownership {

  /** The name of Odoo as an owner. */
  public static final String ODOO = "odoo";

  /** The name of the user's own application as an owner. */
  public static final String APPLICATION = "application";

  private final Map<String, String> byField;
  private final Map<String, String> byDocument;

  private Ownership(Map<String, String> byField, Map<String, String> byDocument) {
    this.byField = Map.copyOf(byField);
    this.byDocument = Map.copyOf(byDocument);
  }

  /** Returns the ownership in which anybody may write anything. */
  public static Ownership shared() {
    return new Ownership(Map.of(), Map.of());
  }

  /** Returns the same with an owner of all fields of a document that have none of their own. */
  public Ownership owner(Schema<?> document, String system) {
    Map<String, String> more = new HashMap<>(byDocument);
    more.put(document.name(), system);
    return new Ownership(byField, more);
  }

  /** Returns the same with an owner of one field, of a document or of its lines. */
  public Ownership owner(Field<?> field, String system) {
    Map<String, String> more = new HashMap<>(byField);
    more.put(field.toString(), system);
    return new Ownership(more, byDocument);
  }

  /** Returns who alone may write a field; empty if anybody may. */
  public Optional<String> ownerOf(Schema<?> document, Field<?> field) {
    String owner = byField.get(field.toString());
    return Optional.ofNullable(owner == null ? byDocument.get(document.name()) : owner);
  }

  /** Returns whether a system may write a field. */
  public boolean allows(Schema<?> document, Field<?> field, String system) {
    return ownerOf(document, field).map(system::equals).orElse(true);
  }
}
