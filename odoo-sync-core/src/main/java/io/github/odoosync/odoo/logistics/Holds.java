package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Reference;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import java.util.List;
import java.util.Optional;

/**
 * Orders on hold: quotations with a tag that people see in Odoo, too, and that keeps {@link
 * Orders#confirm} from confirming them.
 */
final class Holds {

  private static final String TAGS = "crm.tag";
  private static final ExternalId TAG = ExternalId.of("tag_order_on_hold");

  private final Server server;

  Holds(Server server) {
    this.server = server;
  }

  /** Returns whether the tag is among these. */
  boolean holds(List<Long> tags) {
    return !tags.isEmpty() && tag().map(tags::contains).orElse(false);
  }

  void put(long order) {
    long tag = tag().orElseGet(this::makeTag);
    write(order, Command.link(tag));
  }

  void remove(long order) {
    tag().ifPresent(tag -> write(order, Command.unlink(tag)));
  }

  private void write(long order, Command change) {
    server.model("sale.order").write(order, Values.of("tag_ids", List.of(change)));
  }

  private Optional<Long> tag() {
    return server.client().externalIds().find(TAG).map(Reference::id);
  }

  private long makeTag() {
    return Steps.upsert(server.model(TAGS), UpsertRow.of(TAG, Values.of("name", "On hold (sync)")));
  }
}
