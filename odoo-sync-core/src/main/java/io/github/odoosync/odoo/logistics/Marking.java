package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one write that marks on every open move of a transfer what was handled of it, and that
 * nothing was handled of the others: a transfer without a single mark ships all it has reserved.
 */
final class Marking {

  private final Picking picking;
  private final List<Source> free = new ArrayList<>();
  private final Map<String, Long> packages;

  /**
   * Prepares a marking.
   *
   * @param places where more goods can be taken from
   * @param packages the ids of the packages that goods go into, by name
   */
  Marking(Picking picking, List<LotsAndPackages.Place> places, Map<String, Long> packages) {
    this.picking = picking;
    this.packages = packages;
    places.forEach(place -> free.add(new Source(null, place, place.free())));
  }

  /** Where a part of a move comes from: a line that it has already, or another place. */
  private static final class Source {

    private final Picking.@Nullable Line line;
    private final LotsAndPackages.@Nullable Place place;
    private BigDecimal left;
    private boolean used;

    private Source(
        Picking.@Nullable Line line, LotsAndPackages.@Nullable Place place, BigDecimal left) {
      this.line = line;
      this.place = place;
      this.left = left;
    }

    private boolean suits(Wanted wanted) {
      return line != null ? line.suits(wanted) : place != null && place.suits(wanted);
    }
  }

  /** Returns the values of the transfer. */
  Values values(Map<Picking.Move, List<Wanted>> parts) {
    List<Command> moves = new ArrayList<>();
    parts.forEach((move, wanted) -> moves.add(Command.update(move.id(), ofMove(move, wanted))));
    return Values.of("move_ids", moves);
  }

  // Odoo refuses to write the unit of a move that is done: so the marks of a late call never
  // touch a transfer that another call has validated meanwhile.
  private Values ofMove(Picking.Move move, List<Wanted> wanted) {
    Values guarded = Values.of("product_uom", move.unit().id());
    if (wanted.isEmpty()) {
      return guarded.with("picked", false);
    }
    BigDecimal sum = wanted.stream().map(Wanted::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    return isPlain(move, wanted)
        ? guarded.with("quantity", sum).with("picked", true)
        : guarded.with("picked", true).with("move_line_ids", lines(move, wanted));
  }

  /**
   * Tells whether a sum says it all. In another unit than the product's it does not: seven of a
   * dozen cannot be said in dozens.
   */
  static boolean isPlain(Picking.Move move, List<Wanted> wanted) {
    return move.unit().id() == move.productUnit().id()
        && wanted.stream().noneMatch(Wanted::isParticular);
  }

  private List<Command> lines(Picking.Move move, List<Wanted> wanted) {
    List<Source> sources = new ArrayList<>();
    move.lines().forEach(line -> sources.add(new Source(line, null, line.quantity())));
    List<Command> commands = new ArrayList<>();
    for (Wanted part : wanted) {
      draw(move, part, sources, commands);
    }
    Set<Long> kept = new LinkedHashSet<>();
    for (Source source : sources) {
      if (source.used && source.line != null) {
        kept.add(source.line.id());
      }
    }
    List<Command> all = new ArrayList<>();
    for (Picking.Line line : move.lines()) {
      if (!kept.contains(line.id())) {
        all.add(Command.delete(line.id()));
      }
    }
    all.addAll(commands);
    return all;
  }

  /** Takes a part from the lines the move has, then from free places, then from anywhere. */
  private void draw(Picking.Move move, Wanted part, List<Source> own, List<Command> commands) {
    List<Source> fitting = new ArrayList<>(own.stream().filter(s -> s.suits(part)).toList());
    fitting.addAll(free.stream().filter(s -> s.suits(part)).toList());
    BigDecimal left = part.quantity();
    Source last = null;
    for (Source source : fitting) {
      BigDecimal here = left.min(source.left);
      if (here.signum() > 0) {
        // The last source bears what no place has: reality was faster than the books.
        boolean bearsAll = source == lastWithStock(fitting);
        BigDecimal taken = bearsAll ? left : here;
        source.left = source.left.subtract(taken);
        commands.add(command(move, part, source, taken));
        left = left.subtract(taken);
        last = source;
      }
    }
    if (left.signum() > 0) {
      Source source = last != null || fitting.isEmpty() ? null : fitting.get(0);
      commands.add(command(move, part, source, left));
    }
  }

  private static @Nullable Source lastWithStock(List<Source> sources) {
    Source last = null;
    for (Source source : sources) {
      last = source.left.signum() > 0 ? source : last;
    }
    return last;
  }

  private Command command(
      Picking.Move move, Wanted part, @Nullable Source source, BigDecimal quantity) {
    Values values = Values.of("quantity", quantity).with("picked", true);
    if (part.intoPackage() != null) {
      values = values.with("result_package_id", packages.get(part.intoPackage()));
    }
    if (source != null && source.line != null && !source.used) {
      source.used = true;
      return update(move, source.line, values);
    }
    return Command.create(created(move, part, source, values));
  }

  private static Command update(Picking.Move move, Picking.Line line, Values values) {
    long unit = move.productUnit().id();
    return Command.update(
        line.id(), line.unitId() == unit ? values : values.with("product_uom_id", unit));
  }

  private Values created(Picking.Move move, Wanted part, @Nullable Source source, Values values) {
    LotsAndPackages.Place place = source == null ? null : source.place;
    Picking.Line line = source == null ? null : source.line;
    long from =
        line != null ? line.sourceId() : place != null ? place.locationId() : move.sourceId();
    Values all =
        values
            .with("picking_id", picking.id())
            .with("product_id", move.productId())
            .with("product_uom_id", move.productUnit().id())
            .with("location_id", from)
            .with("location_dest_id", move.targetId());
    Long pack =
        part.fromPackageId() != null || place == null ? part.fromPackageId() : place.packageId();
    all = pack == null ? all : all.with("package_id", pack);
    all = part.ownerId() == null ? all : all.with("owner_id", part.ownerId());
    if (part.lotId() != null) {
      return all.with("lot_id", part.lotId());
    }
    return part.lot() == null ? all : all.with("lot_name", part.lot());
  }
}
