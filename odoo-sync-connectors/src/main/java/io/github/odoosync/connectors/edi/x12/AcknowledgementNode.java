package io.github.odoosync.connectors.edi.x12;

import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.Output;
import io.github.odoosync.connectors.edi.internal.Scope;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.connectors.edi.internal.Units;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is confirmed of a line. Its sum is what the line is confirmed with: nothing, if it was
 * refused.
 *
 * @param quantity of the line
 */
record AcknowledgementNode<L extends Part>(Slot<L, Quantity> quantity) implements Node<L> {

  private static final Set<String> REFUSED = Set.of("IR", "R1", "R2", "R3", "R4", "R5", "ID");

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.tag("ACK");
  }

  @Override
  public void write(L line, Output to) {
    Quantity confirmed = quantity.get(line);
    if (confirmed != null) {
      to.add(
          Segment.of(
              "ACK",
              confirmed.isZero() ? "IR" : "IA",
              Kind.decimal(15).write(confirmed.value(), to.context()),
              Units.X12.write(confirmed.unit(), to.context())));
    }
  }

  @Override
  public void read(Scope from, Draft<L> draft, Context context) {
    Quantity sum = null;
    for (Segment each : from.takeAll("ACK", segment -> true)) {
      Quantity before = sum;
      Quantity one = context.attempt(each, 2, () -> plus(before, confirmed(each, context)));
      sum = one == null ? sum : one;
    }
    if (sum != null) {
      quantity.put(draft, sum);
    }
  }

  private static Quantity plus(@Nullable Quantity sum, Quantity more) {
    return sum == null ? more : sum.plus(more);
  }

  private static Quantity confirmed(Segment each, Context context) {
    boolean refused = REFUSED.contains(each.at(1).strip());
    Unit unit = each.at(3).isBlank() ? Unit.ONE : Units.X12.read(each.at(3), context);
    BigDecimal value =
        each.at(2).isBlank() || refused
            ? BigDecimal.ZERO
            : Kind.decimal(15).read(each.at(2), context);
    return new Quantity(value, unit);
  }
}
