package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.odoo.ActionResult;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts and scrap. Each has a key of the caller's that Odoo keeps with what it does, so that it
 * happens once for one key. Thread-safe.
 */
public final class Inventory {

  private static final String QUANT = "stock.quant";

  private final Server server;
  private final Units units;
  private final LotsAndPackages names;

  Inventory(Server server, Units units) {
    this.server = server;
    this.units = units;
    this.names = new LotsAndPackages(server);
  }

  /** A place and what is in it by the books. */
  private record Slot(
      Count count,
      long productId,
      String product,
      Unit unit,
      @Nullable Long lotId,
      @Nullable Long packageId,
      BigDecimal now,
      BigDecimal target) {

    OnHand.Place place() {
      return new OnHand.Place(
          productId, count.locationId(), lotId, packageId, Ids.orNull(count.ownerId()));
    }

    Slot with(BigDecimal onHand, BigDecimal wanted) {
      return new Slot(count, productId, product, unit, lotId, packageId, onHand, wanted);
    }

    boolean isAt(BigDecimal onHand) {
      return unit.same(onHand, target);
    }
  }

  /**
   * Books counts, all or none.
   *
   * <p>May be called again after any failure, once a call before it is over at the server, too. Two
   * calls for one place at the same moment can pass each other in Odoo 17; the error then says that
   * stock is not as counted. A writer's lanes keep them apart.
   *
   * @param key the caller's own key of this counting, such as the number of its document; it
   *     becomes the title of the stock moves
   * @param counts one for each place, lot, package and owner
   * @param conflict what holds where goods moved since the count; only looked at for counts with
   *     {@link Count#booked(BigDecimal)}
   * @return not acted if this counting was booked already, or stock is as counted
   * @throws RejectedException if a lot, place or number cannot be; nothing was booked
   */
  public StepResult<List<Count>> count(String key, List<Count> counts, Count.Conflict conflict) {
    server.require(Needs.INVENTORY);
    List<Count> all = List.copyOf(counts);
    if (all.isEmpty() || isBooked(key)) {
      return StepResult.alreadyDone(all);
    }
    List<Slot> slots = new ArrayList<>();
    for (Slot slot : slots(all)) {
      requireUnchanged(slot, conflict);
      slots.add(withTarget(slot, conflict));
    }
    List<Slot> changed =
        slots.stream().filter(slot -> !slot.unit().same(slot.now(), slot.target())).toList();
    // Booked between the first look and the reading of stock, it would be added once more.
    if (changed.isEmpty() || isBooked(key)) {
      return StepResult.alreadyDone(all);
    }
    apply(key, changed);
    return StepResult.acted(all);
  }

  // Until 18 Odoo writes the name of who counted behind the title, in brackets.
  /** Returns whether a counting was booked. */
  public boolean isBooked(String key) {
    if (key.isBlank()) {
      throw rejected(ErrorCode.NOT_FOUND, "A count needs a key");
    }
    String title = server.name(Term.MOVE_TITLE);
    return server
        .model("stock.move", title)
        .where(field(title).like(key), field("is_inventory").eq(true), field("state").eq("done"))
        .list()
        .stream()
        .map(move -> move.string(title).orElse(""))
        .anyMatch(name -> name.equals(key) || name.startsWith(key + " ("));
  }

  private List<Slot> slots(List<Count> counts) {
    Map<Long, OdooRecord> products =
        read(
            "product.product",
            counts.stream().map(Count::productId).toList(),
            "tracking",
            "uom_id",
            "display_name",
            "active");
    Map<Long, OdooRecord> places =
        read(
            "stock.location",
            counts.stream().map(Count::locationId).toList(),
            "usage",
            "company_id",
            "complete_name");
    List<Slot> slots = new ArrayList<>();
    for (Count count : counts) {
      OdooRecord product = existing(products, count.productId(), "product");
      OdooRecord place = existing(places, count.locationId(), "location");
      slots.add(slot(count, product, place));
    }
    OnHand onHand = onHand(slots);
    return slots.stream().map(slot -> slot.with(onHand.of(slot.place()), slot.target())).toList();
  }

  private OnHand onHand(List<Slot> slots) {
    return OnHand.read(server, slots.stream().map(Slot::place).toList());
  }

  private Map<Long, OdooRecord> read(String model, List<Long> ids, String... fields) {
    return server.model(model, fields).byIds(new LinkedHashSet<>(ids));
  }

  private static OdooRecord existing(Map<Long, OdooRecord> records, long id, String what) {
    OdooRecord record = records.get(id);
    if (record == null) {
      throw rejected(ErrorCode.NOT_FOUND, "There is no " + what + " " + id);
    }
    return record;
  }

  private Slot slot(Count count, OdooRecord product, OdooRecord place) {
    String name = product.string("display_name").orElse("product " + product.id());
    Unit unit = units.get(Ids.required(product, "uom_id"));
    Long company = requireCountable(place);
    if (!product.flag("active") && count.counted().signum() > 0) {
      throw rejected(ErrorCode.INACTIVE, name + " is archived");
    }
    if (!unit.holds(count.counted())) {
      throw rejected(
          ErrorCode.BAD_QUANTITY,
          "Counted "
              + count.counted().toPlainString()
              + " of "
              + name
              + ", which is kept in steps of "
              + unit.step().toPlainString());
    }
    Long lot = lot(count, product, name, company);
    Long pack = pack(count, company);
    return new Slot(count, product.id(), name, unit, lot, pack, BigDecimal.ZERO, count.counted());
  }

  private @Nullable Long requireCountable(OdooRecord place) {
    Long company = Ids.of(place, "company_id");
    String name = place.string("complete_name").orElse("location " + place.id());
    if (company != null) {
      server.requireCompany(company, QUANT + ".create", name);
    }
    String usage = place.string("usage").orElse("");
    if (!usage.equals("internal") && !usage.equals("transit")) {
      throw rejected(
          ErrorCode.WRONG_STATE, "Nothing is counted in " + name + ", a location of kind " + usage);
    }
    return company;
  }

  private @Nullable Long lot(Count count, OdooRecord product, String name, @Nullable Long company) {
    boolean tracked = !product.string("tracking").orElse("none").equals("none");
    if (count.lot().isEmpty()) {
      if (tracked) {
        throw rejected(ErrorCode.LOT_MISMATCH, name + " is tracked: count each lot for itself");
      }
      return null;
    }
    String lot = count.lot().get();
    Long id =
        names.find(Set.of(lot), Set.of(), company == null ? 0 : company).lot(product.id(), lot);
    if (id == null) {
      throw rejected(ErrorCode.LOT_MISMATCH, "There is no lot " + lot + " of " + name);
    }
    boolean serial = product.string("tracking").orElse("").equals("serial");
    if (serial && count.counted().compareTo(BigDecimal.ONE) > 0) {
      throw rejected(
          ErrorCode.LOT_MISMATCH, "Serial number " + lot + " stands for one piece of " + name);
    }
    return id;
  }

  private @Nullable Long pack(Count count, @Nullable Long company) {
    if (count.packageName().isEmpty()) {
      return null;
    }
    String name = count.packageName().get();
    Long id = names.find(Set.of(), Set.of(name), company == null ? 0 : company).packageId(name);
    if (id == null) {
      throw rejected(ErrorCode.NOT_FOUND, "There is no package " + name);
    }
    return id;
  }

  private static void requireUnchanged(Slot slot, Count.Conflict conflict) {
    boolean moved =
        slot.count().booked().map(booked -> !slot.unit().same(booked, slot.now())).orElse(false);
    if (moved && conflict == Count.Conflict.REJECT) {
      throw rejected(
          ErrorCode.STOCK_CHANGED,
          "%s was counted when the books said %s; now they say %s"
              .formatted(
                  slot.product(),
                  slot.count().booked().orElse(BigDecimal.ZERO).toPlainString(),
                  slot.now().toPlainString()));
    }
  }

  private static Slot withTarget(Slot slot, Count.Conflict conflict) {
    BigDecimal target = slot.count().counted();
    if (conflict == Count.Conflict.KEEP_DIFFERENCE && slot.count().booked().isPresent()) {
      target = slot.now().add(target.subtract(slot.count().booked().get()));
    }
    return slot.with(slot.now(), target);
  }

  private void apply(String key, List<Slot> slots) {
    OdooClient counting =
        server
            .client()
            .withContext(c -> c.with("inventory_mode", true).with("inventory_name", key));
    List<Long> ids = counting.model(QUANT).create(slots.stream().map(this::values).toList());
    OnHand after = onHand(slots);
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      if (!slot.isAt(after.of(slot.place()))) {
        settle(counting, ids.get(i), slot, after.quants(slot.place()));
      }
    }
  }

  /**
   * Applies a count that is only noted, or that holds for one of several quants. A count that
   * somebody left open on the same place makes Odoo ask which number holds.
   */
  private void settle(OdooClient counting, long counted, Slot slot, List<Long> quants) {
    List<Long> others = quants.stream().filter(quant -> quant != counted).toList();
    Model<OdooRecord> model = counting.model(QUANT);
    model.write(counted, isThere(slot.target()));
    if (!others.isEmpty()) {
      model.write(others, isThere(BigDecimal.ZERO));
    }
    List<Long> all = new ArrayList<>(others);
    all.add(counted);
    ActionResult result = model.action("action_apply_inventory", all);
    if (result instanceof ActionResult.Wizard wizard
        && wizard.model().equals("stock.inventory.conflict")) {
      List<Command> fix = all.stream().map(Command::link).toList();
      result =
          counting.answer(
              wizard,
              "action_keep_counted_quantity",
              Values.of("quant_ids", fix).with("quant_to_fix_ids", fix));
    }
    result.expectDone();
    if (!slot.isAt(onHand(List.of(slot)).of(slot.place()))) {
      throw Rejections.effectMissing(
          QUANT + ".create",
          "The count of " + slot.product() + " was booked, but stock is not as counted");
    }
  }

  private static Values isThere(BigDecimal quantity) {
    return Values.of("inventory_quantity", quantity).with("inventory_quantity_set", true);
  }

  private Values values(Slot slot) {
    return ofSlot(slot).with(server.name(Term.COUNT), slot.target());
  }

  private static Values ofSlot(Slot slot) {
    Values values =
        Values.of("product_id", slot.productId()).with("location_id", slot.count().locationId());
    values = slot.lotId() == null ? values : values.with("lot_id", slot.lotId());
    values = slot.packageId() == null ? values : values.with("package_id", slot.packageId());
    Long owner = Ids.orNull(slot.count().ownerId());
    return owner == null ? values : values.with("owner_id", owner);
  }

  /**
   * Scraps goods: takes them out of stock for good.
   *
   * @param key the caller's own key; it becomes the scrap order's source document
   * @param goods what is scrapped and from where: {@link Count#counted()} is how much, more than
   *     zero
   * @return the id of the scrap order; not acted if it was done already
   * @throws RejectedException if there is less than that; nothing was done
   * @throws io.github.odoosync.error.ConflictException if another call is scrapping with this key;
   *     nothing was done by this one
   */
  public StepResult<Long> scrap(String key, Count goods) {
    server.require(Needs.INVENTORY);
    if (key.isBlank()) {
      throw rejected(ErrorCode.NOT_FOUND, "A scrap order needs a key");
    }
    ScrapOrder order = new ScrapOrder(server, key, goods.productId());
    Optional<Long> done = order.done();
    if (done.isPresent()) {
      return StepResult.alreadyDone(done.get());
    }
    Slot slot = slots(List.of(goods)).get(0);
    requireEnough(slot);
    return order.run(scrap(key, slot), () -> notEnough(slot));
  }

  private static void requireEnough(Slot slot) {
    if (slot.target().signum() <= 0) {
      throw rejected(ErrorCode.BAD_QUANTITY, "Nothing of " + slot.product() + " to scrap");
    }
    if (slot.now().compareTo(slot.target()) < 0) {
      throw notEnough(slot);
    }
  }

  private static RejectedException notEnough(Slot slot) {
    return Rejections.of(
        ErrorCode.NOT_IN_STOCK,
        "stock.scrap.action_validate",
        "%s of %s shall be scrapped, but only %s are there"
            .formatted(slot.target().toPlainString(), slot.product(), slot.now().toPlainString()));
  }

  private static Values scrap(String key, Slot slot) {
    return ofSlot(slot)
        .with("product_uom_id", slot.unit().id())
        .with("scrap_qty", slot.target())
        .with("origin", key);
  }

  private static RejectedException rejected(ErrorCode code, String why) {
    return Rejections.of(code, QUANT + ".create", why);
  }
}
