package io.github.odoosync.odoo;

import io.github.odoosync.internal.odoo.Session;
import io.github.odoosync.internal.upsert.XmlIds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks up external ids, both ways. Immutable and thread-safe.
 *
 * <p>A user who may read {@code ir.model.data} (the right "Administration: Access Rights") is
 * answered in one call of 1,000. For any other the client finds out once and then asks for one id
 * at a time with {@code check_object_reference}, which every internal user may call and which also
 * leaves out records that are hidden from him.
 */
public final class ExternalIds {

  private final XmlIds lookup;

  ExternalIds(Session session) {
    this.lookup = new XmlIds(session);
  }

  /** Returns the record that an external id leads to. */
  public Optional<Reference> find(ExternalId id) {
    return Optional.ofNullable(find(List.of(id)).get(id));
  }

  /** Returns the records that external ids lead to; those that lead nowhere are not in the map. */
  public Map<ExternalId, Reference> find(Collection<ExternalId> ids) {
    return lookup.find(ids);
  }

  /**
   * Returns an external id of each record that has one, whatever the user's rights on {@code
   * ir.model.data}; of several the one that Odoo prefers. Names that {@link ExternalId} refuses are
   * left out.
   */
  public Map<Long, ExternalId> of(String model, Collection<Long> ids) {
    return lookup.of(model, ids);
  }
}
