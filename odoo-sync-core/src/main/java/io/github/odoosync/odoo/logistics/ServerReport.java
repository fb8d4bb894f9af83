package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.transport.OdooVersion;
import java.util.List;

/**
 * What a server lacks of what logistics needs: models and fields, as its {@code fields_get} says.
 *
 * @param version the server's version
 * @param lacking one readable line for each thing that is missing, with the apps that bring it;
 *     empty if nothing is
 */
public record ServerReport(OdooVersion version, List<String> lacking) {

  /** Copies the list. */
  public ServerReport {
    lacking = List.copyOf(lacking);
  }

  /** Returns whether nothing is missing. */
  public boolean complete() {
    return lacking.isEmpty();
  }

  /** Returns the report as lines for a log. */
  @Override
  public String toString() {
    return complete()
        ? "Odoo " + version + " has all that logistics needs"
        : "Odoo " + version + " lacks:\n- " + String.join("\n- ", lacking);
  }
}
