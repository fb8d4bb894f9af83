package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Registry;

/** Files attached to records. */
final class Attachments implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    registry
        .model("ir.attachment")
        .defaultOf("type", "binary")
        .defaultOf("mimetype", "application/octet-stream")
        .defaultFrom("company_id", (env, given) -> env.company().id())
        .order("id desc");
  }
}
