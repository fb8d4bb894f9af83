package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Quantity;
import java.math.BigDecimal;
import java.util.List;

/**
 * How much there is of all lines together, whatever their units: what the standard asks for.
 *
 * @param <P> the document
 * @param <L> its line
 * @param element where it is said
 * @param lines the lines
 * @param quantity of a line
 */
public record Sum<P extends Part, L extends Part>(
    int element, Field<List<L>> lines, Slot<L, Quantity> quantity) implements Cell<P> {

  @Override
  public void write(P part, Segment.Draft to, Context context) {
    BigDecimal sum = BigDecimal.ZERO;
    for (L line : part.get(lines).orElse(List.of())) {
      Quantity one = quantity.get(line);
      sum = one == null ? sum : sum.add(one.value());
    }
    to.put(element, 1, Kind.decimal(15).write(sum, context));
  }

  @Override
  public void read(Segment from, Draft<P> draft, Context context) {
    // The lines say it, and say it better.
  }
}
