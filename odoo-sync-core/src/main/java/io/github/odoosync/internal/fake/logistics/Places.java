package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Warehouses, locations and types of transfers. */
final class Places implements Behaviour {

  private static final Set<String> NOT_COUNTED =
      Set.of("supplier", "customer", "inventory", "production");

  @Override
  public void plugInto(Registry registry) {
    registry
        .model("stock.location")
        .defaultOf("active", true)
        .defaultOf("usage", "internal")
        .defaultFrom("company_id", (env, given) -> env.company().id())
        .computed("complete_name", Places::completeName)
        .computed("warehouse_id", Places::warehouseOf)
        .displayName(Places::completeName)
        .parentField("location_id")
        .order("complete_name, id");
    registry
        .model("stock.picking.type")
        .defaultOf("active", true)
        .defaultOf("create_backorder", "ask")
        .defaultOf("reservation_method", "at_confirm")
        .defaultFrom("company_id", (env, given) -> env.company().id())
        .displayName(Places::typeName)
        .order("sequence, id");
    registry
        .model("stock.warehouse")
        .defaultOf("active", true)
        .defaultOf("delivery_steps", "ship_only")
        .defaultOf("reception_steps", "one_step")
        .beforeCreate(DeliverySteps::furnish)
        .afterCreate(DeliverySteps::adopt)
        .order("sequence, id");
  }

  /** Tells whether stock is not reserved there: goods simply come from there. */
  static boolean isEndless(Rec location) {
    return NOT_COUNTED.contains(String.valueOf(location.text("usage")));
  }

  static Rec loss(Env env) {
    return named(env, "stock.location_inventory");
  }

  static Rec named(Env env, String externalId) {
    Rec record = env.ref(externalId);
    if (record == null) {
      throw OdooFault.value("External ID not found in the system: " + externalId);
    }
    return record;
  }

  private static String completeName(Rec location) {
    Rec parent = location.ref("location_id");
    return parent == null || "view".equals(location.text("usage"))
        ? String.valueOf(location.text("name"))
        : completeName(parent) + "/" + location.text("name");
  }

  private static @Nullable Object warehouseOf(Rec location) {
    for (Rec at = location; at != null; at = at.ref("location_id")) {
      List<Rec> houses =
          at.env().search("stock.warehouse", List.of(Vals.is("view_location_id", at.id())));
      if (!houses.isEmpty()) {
        return houses.get(0).id();
      }
    }
    return null;
  }

  private static String typeName(Rec type) {
    Rec warehouse = type.ref("warehouse_id");
    return warehouse == null
        ? String.valueOf(type.text("name"))
        : warehouse.text("name") + ": " + type.text("name");
  }
}
