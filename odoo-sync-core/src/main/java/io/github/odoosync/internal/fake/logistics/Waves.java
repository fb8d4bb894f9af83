package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The wizard that takes lines out of their transfers into a wave. */
final class Waves implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    registry
        .model("stock.add.to.wave")
        .defaultOf("mode", "existing")
        .displayName(wizard -> "stock.add.to.wave," + wizard.id())
        .action("attach_pickings", Waves::attach);
  }

  private static @Nullable Object attach(Call call) {
    List<Rec> lines = call.record().many("line_ids");
    if (lines.isEmpty()) {
      return ofTransfers(call.record());
    }
    if (lines.stream().map(line -> line.get("company_id")).distinct().count() > 1) {
      throw OdooFault.user("The selected operations should belong to a unique company.");
    }
    Rec given = call.record().ref("wave_id");
    Rec wave = given == null ? create(call.env(), lines.get(0)) : given;
    byTransfer(lines).forEach((transfer, taken) -> take(wave, transfer, taken));
    if (Variant.of(call.env()).version() == 17
        || Boolean.TRUE.equals(wave.path("picking_type_id.batch_auto_confirm"))) {
      wave.call("action_confirm");
    }
    return Variant.of(call.env()).version() < 19
        ? null
        : Vals.of("type", "ir.actions.client", "tag", "display_notification");
  }

  /** Of whole transfers the lines are asked for first. */
  private static Object ofTransfers(Rec wizard) {
    if (wizard.ids("picking_ids").isEmpty()) {
      throw OdooFault.user("Cannot create wave transfers");
    }
    return Actions.wizard(
        "Add Operations",
        "stock.move.line",
        Vals.of(
            "picking_to_wave", wizard.ids("picking_ids"), "active_wave_id", wizard.get("wave_id")));
  }

  private static Rec create(Env env, Rec line) {
    return env.create(
        "stock.picking.batch",
        Vals.of("is_wave", true, "picking_type_id", line.path("picking_id.picking_type_id")));
  }

  private static Map<Rec, Set<Rec>> byTransfer(List<Rec> lines) {
    Map<Rec, Set<Rec>> byTransfer = new LinkedHashMap<>();
    for (Rec line : lines) {
      byTransfer
          .computeIfAbsent(line.refOrThrow("picking_id"), transfer -> new LinkedHashSet<>())
          .add(line);
    }
    return byTransfer;
  }

  private static void take(Rec wave, Rec transfer, Set<Rec> lines) {
    requireSuited(wave, transfer);
    Set<Rec> moves = new LinkedHashSet<>();
    lines.forEach(line -> moves.add(line.refOrThrow("move_id")));
    boolean whole =
        lines.equals(new HashSet<>(transfer.many("move_line_ids")))
            && moves.equals(new HashSet<>(transfer.many("move_ids")));
    if (whole) {
      transfer.set("batch_id", wave.id());
      return;
    }
    Rec taken = Transfer.copy(transfer, Vals.of("batch_id", wave.id()));
    for (Rec move : moves) {
      Rec part = taken(move, lines);
      part.set("picking_id", taken.id());
      part.many("move_line_ids").forEach(line -> line.set("picking_id", taken.id()));
    }
  }

  private static void requireSuited(Rec wave, Rec transfer) {
    Rec type = wave.ref("picking_type_id");
    if (type != null && !type.equals(transfer.ref("picking_type_id"))) {
      throw OdooFault.user(
          ("The following transfers cannot be added to batch transfer %s. Please check their states"
                  + " and operation types.\n\nIncompatibilities: %s")
              .formatted(wave.text("name"), transfer.text("name")));
    }
  }

  /** Returns the move if all of its lines are taken, else a new one that has those that are. */
  private static Rec taken(Rec move, Set<Rec> lines) {
    List<Rec> here = move.many("move_line_ids").stream().filter(lines::contains).toList();
    if (here.size() == move.ids("move_line_ids").size()) {
      return move;
    }
    Rec unit = move.refOrThrow("product_uom");
    BigDecimal quantity = BigDecimal.ZERO;
    for (Rec line : here) {
      Rec own = line.refOrThrow("product_uom_id");
      quantity = quantity.add(Uoms.convert(line.number("quantity"), own, unit));
    }
    Rec part = MoveFlow.split(move, quantity);
    here.forEach(line -> line.set("move_id", part.id()));
    Moves.refreshState(part);
    Moves.refreshState(move);
    return part;
  }
}
