package io.github.odoosync.connectors.edi.x12;

import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.Output;
import io.github.odoosync.connectors.edi.internal.Scope;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import java.util.List;

/**
 * The orders of a document that has several; a single one has a level of its own.
 *
 * @param orders where they are in the document
 * @param entity of which kind they are
 */
record OrdersNode<P extends Part>(Field<List<BusinessKey>> orders, String entity)
    implements Node<P> {

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.tag("REF");
  }

  @Override
  public void write(P part, Output to) {
    List<BusinessKey> all = part.get(orders).orElse(List.of());
    if (all.size() > 1) {
      all.forEach(
          order ->
              to.add(Segment.of("REF", "PO", X12Cells.REFERENCE.write(order.key(), to.context()))));
    }
  }

  @Override
  public void read(Scope from, Draft<P> draft, Context context) {
    from.takeAll("REF", segment -> segment.at(1).equals("PO") && !segment.at(2).isBlank())
        .forEach(each -> draft.add(orders, new BusinessKey(entity, each.at(2).strip())));
  }
}
