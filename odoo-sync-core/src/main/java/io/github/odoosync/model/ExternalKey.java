package io.github.odoosync.model;

import static io.github.odoosync.model.Composite.member;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Composite.Member;

/**
 * The key under which one system knows a thing. Immutable and thread-safe.
 *
 * @param system such as {@code odoo} or {@code shopify}
 * @param tenant which of the system's databases, shops or accounts
 * @param entity what kind of thing it is there, such as {@code product.product}
 * @param key the system's own key, such as {@code 42}
 */
public record ExternalKey(String system, String tenant, String entity, String key) {

  private static final Member<ExternalKey, String> SYSTEM =
      member("system", Type.TEXT, ExternalKey::system);
  private static final Member<ExternalKey, String> TENANT =
      member("tenant", Type.TEXT, ExternalKey::tenant);
  private static final Member<ExternalKey, String> ENTITY =
      member("entity", Type.TEXT, ExternalKey::entity);
  private static final Member<ExternalKey, String> KEY = member("key", Type.TEXT, ExternalKey::key);

  /** The type of fields that hold one. */
  public static final Type<ExternalKey> TYPE =
      Composite.of(
          "external-key",
          in -> new ExternalKey(in.need(SYSTEM), in.need(TENANT), in.need(ENTITY), in.need(KEY)),
          SYSTEM,
          TENANT,
          ENTITY,
          KEY);

  /**
   * Checks the four texts.
   *
   * @throws InvalidValueException if one is blank
   */
  public ExternalKey {
    Rules.text("The system of an external key", system);
    Rules.text("The tenant of an external key", tenant);
    Rules.text("The entity of an external key", entity);
    Rules.text("The key of an external key", key);
  }

  /** Returns all four, such as {@code odoo/acme/product.product/42}. */
  @Override
  public String toString() {
    return system + "/" + tenant + "/" + entity + "/" + key;
  }
}
