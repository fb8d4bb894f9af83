package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Form;
import io.github.odoosync.connectors.edi.internal.GoodsView;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.Output;
import io.github.odoosync.connectors.edi.internal.Problem;
import io.github.odoosync.connectors.edi.internal.Scope;
import io.github.odoosync.connectors.edi.internal.Segment;
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
 * The packages of a DESADV or RECADV, each in a loop of CPS with its lines; what is in no package
 * stands in the first loop.
 *
 * @param view which document it is
 * @param pack what the loop says of a package
 * @param item what a line says
 */
record PackingNode<P extends Document>(
    GoodsView<P> view, Form<ShipmentPackage> pack, Form<GoodsLine> item) implements Node<P> {

  @Override
  public void declare(Scope.Grammar grammar) {
    Scope.Grammar level = grammar.loop("CPS");
    pack.declare(level);
    item.declare(level.loop("LIN"));
  }

  @Override
  public void write(P part, Output to) {
    List<ShipmentPackage> packages = part.get(view.packages()).orElse(List.of());
    List<GoodsLine> lines = part.get(view.lines()).orElse(List.of());
    new Writer(to, packages, lines).level(0, null);
  }

  private final class Writer {

    private final Output to;
    private final List<ShipmentPackage> packages;
    private final List<GoodsLine> lines;

    Writer(Output to, List<ShipmentPackage> packages, List<GoodsLine> lines) {
      this.to = to;
      this.packages = packages;
      this.lines = lines;
    }

    void level(int parent, @Nullable ShipmentPackage outer) {
      int level = to.count("CPS");
      to.add(Segment.of("CPS", String.valueOf(level), parent == 0 ? "" : "" + parent));
      String within = null;
      if (outer != null) {
        pack.write(outer, to);
        within = outer.id();
      }
      for (GoodsLine line : lines) {
        if (Objects.equals(line.packageId().orElse(null), within)) {
          item.write(line, to);
        }
      }
      for (ShipmentPackage each : packages) {
        if (Objects.equals(each.within().orElse(null), within)) {
          level(level, each);
        }
      }
    }
  }

  @Override
  public void read(Scope from, Draft<P> draft, Context context) {
    Map<String, Optional<String>> packages = new HashMap<>();
    for (Scope level : from.loops("CPS")) {
      Segment head = level.head();
      level.take("CPS", segment -> true);
      String parent = head.at(2).strip();
      if (!parent.isEmpty() && !packages.containsKey(parent)) {
        context.warn(Problem.BAD_VALUE, head, 2, "The level above is not there");
      }
      Optional<String> outer = packages.getOrDefault(parent, Optional.empty());
      Optional<String> own =
          parent.isEmpty() ? Optional.empty() : readPackage(level, head, outer, draft, context);
      packages.put(head.at(1).strip(), own);
      for (Scope line : level.loops("LIN")) {
        readLine(line, own, draft, context);
      }
    }
  }

  private Optional<String> readPackage(
      Scope level, Segment head, Optional<String> outer, Draft<P> draft, Context context) {
    Draft<ShipmentPackage> each = new Draft<>(ShipmentPackage.SHAPE);
    each.set(ShipmentPackage.ID, "CPS" + head.at(1).strip());
    outer.ifPresent(id -> each.set(ShipmentPackage.WITHIN, id));
    pack.read(level, each, context);
    Optional<ShipmentPackage> built = Form.build(each, context);
    built.ifPresent(found -> draft.add(view.packages(), found));
    return built.map(ShipmentPackage::id);
  }

  private void readLine(Scope loop, Optional<String> within, Draft<P> draft, Context context) {
    Draft<GoodsLine> line = new Draft<>(GoodsLine.SHAPE);
    within.ifPresent(id -> line.set(GoodsLine.PACKAGE_ID, id));
    item.read(loop, line, context);
    Form.build(line, context).ifPresent(found -> draft.add(view.lines(), found));
  }
}
