package io.github.odoosync.connectors.edi.x12;

import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Fault;
import io.github.odoosync.connectors.edi.internal.Form;
import io.github.odoosync.connectors.edi.internal.GoodsView;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.Output;
import io.github.odoosync.connectors.edi.internal.Problem;
import io.github.odoosync.connectors.edi.internal.Scope;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.ShipmentPackage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The levels of an 856: shipment, order, packages in each other, items. Items of one order stand
 * below it; where several orders are shipped together, each item names its own.
 *
 * @param view which document it is
 * @param head what the level of the shipment says
 * @param pack what the level of a package says
 * @param item what the level of an item says
 */
record HierarchyNode<P extends Document>(
    GoodsView<P> view, Form<P> head, Form<ShipmentPackage> pack, Form<GoodsLine> item)
    implements Node<P> {

  @Override
  public void declare(Scope.Grammar grammar) {
    Scope.Grammar level = grammar.loop("HL").tag("PRF");
    head.declare(level);
    pack.declare(level);
    item.declare(level);
  }

  @Override
  public void write(P part, Output to) {
    Writer writer = new Writer(to);
    int root = writer.level(0, "S");
    head.write(part, to);
    List<BusinessKey> orders = part.get(view.orders()).orElse(List.of());
    if (orders.size() == 1) {
      root = writer.level(root, "O");
      to.add(Segment.of("PRF", X12Cells.ORDER_NUMBER.write(orders.get(0).key(), to.context())));
    }
    writer.packages = part.get(view.packages()).orElse(List.of());
    writer.lines = part.get(view.lines()).orElse(List.of());
    writer.contents(root, null);
  }

  private final class Writer {

    private final Output to;
    private List<ShipmentPackage> packages = List.of();
    private List<GoodsLine> lines = List.of();
    private int last;

    Writer(Output to) {
      this.to = to;
    }

    int level(int parent, String code) {
      last++;
      to.add(Segment.of("HL", String.valueOf(last), parent == 0 ? "" : "" + parent, code));
      return last;
    }

    void contents(int parent, @Nullable String within) {
      for (ShipmentPackage each : packages) {
        if (Objects.equals(each.within().orElse(null), within)) {
          int level = level(parent, isOuter(each) ? "T" : "P");
          pack.write(each, to);
          contents(level, each.id());
        }
      }
      for (GoodsLine line : lines) {
        if (Objects.equals(line.packageId().orElse(null), within)) {
          level(parent, "I");
          item.write(line, to);
        }
      }
    }

    private boolean isOuter(ShipmentPackage each) {
      return packages.stream()
          .anyMatch(inner -> inner.within().filter(each.id()::equals).isPresent());
    }
  }

  @Override
  public void read(Scope from, Draft<P> draft, Context context) {
    new Reader(draft, context).read(from.loops("HL"));
  }

  /** Where a level stands: in which order and package. */
  private record Place(@Nullable String order, @Nullable String packageId) {}

  private final class Reader {

    private final Draft<P> draft;
    private final Context context;
    private final Map<String, Place> places = new HashMap<>();
    private boolean several;

    Reader(Draft<P> draft, Context context) {
      this.draft = draft;
      this.context = context;
    }

    void read(List<Scope> levels) {
      several = levels.stream().filter(level -> level.head().at(3).equals("O")).count() > 1;
      for (Scope level : levels) {
        Segment head = level.head();
        level.take("HL", segment -> true);
        Place outer = places.getOrDefault(head.at(2).strip(), new Place(null, null));
        if (!head.at(2).isBlank() && !places.containsKey(head.at(2).strip())) {
          context.warn(Problem.BAD_VALUE, head, 2, "The level above is not there");
        }
        places.put(head.at(1).strip(), read(level, head, outer));
      }
    }

    private Place read(Scope level, Segment head, Place outer) {
      switch (head.at(3).strip()) {
        case "S" -> HierarchyNode.this.head.read(level, draft, context);
        case "O" -> {
          String order = order(level);
          if (order != null) {
            draft.add(view.orders(), new BusinessKey(view.orderEntity(), order));
          }
          return new Place(order, outer.packageId());
        }
        case "T", "P" -> {
          return new Place(outer.order(), readPackage(level, head, outer));
        }
        case "I" -> readItem(level, outer);
        default -> context.fault(new Fault(Problem.BAD_VALUE, false, head, 3, 0, "Not known"));
      }
      return outer;
    }

    private @Nullable String readPackage(Scope level, Segment head, Place outer) {
      Draft<ShipmentPackage> each = new Draft<>(ShipmentPackage.SHAPE);
      each.set(ShipmentPackage.ID, "HL" + head.at(1).strip());
      if (outer.packageId() != null) {
        each.set(ShipmentPackage.WITHIN, outer.packageId());
      }
      pack.read(level, each, context);
      Optional<ShipmentPackage> built = Form.build(each, context);
      built.ifPresent(found -> draft.add(view.packages(), found));
      return built.map(ShipmentPackage::id).orElse(null);
    }

    private void readItem(Scope level, Place outer) {
      Draft<GoodsLine> line = new Draft<>(GoodsLine.SHAPE);
      String order = outer.order();
      if (order != null && several) {
        line.set(GoodsLine.ORDER, new BusinessKey(view.orderEntity(), order));
      }
      if (outer.packageId() != null) {
        line.set(GoodsLine.PACKAGE_ID, outer.packageId());
      }
      item.read(level, line, context);
      Form.build(line, context).ifPresent(found -> draft.add(view.lines(), found));
    }

    private @Nullable String order(Scope level) {
      return level
          .take("PRF", segment -> true)
          .map(prf -> prf.at(1).strip())
          .filter(number -> !number.isEmpty())
          .orElse(null);
    }
  }
}
