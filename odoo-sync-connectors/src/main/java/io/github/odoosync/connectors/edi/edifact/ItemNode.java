package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Digits;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.Output;
import io.github.odoosync.connectors.edi.internal.ProductNumbers;
import io.github.odoosync.connectors.edi.internal.ProductNumbers.Owner;
import io.github.odoosync.connectors.edi.internal.ProductNumbers.ProductNumber;
import io.github.odoosync.connectors.edi.internal.Scope;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.ProductRef;
import java.util.Optional;

/**
 * The head of a line with its number and barcode, and the other numbers of the product behind it.
 *
 * @param tag of the head, {@code LIN} or {@code GID}
 * @param key the line's number; counted where the document has none
 * @param slot the product
 */
record ItemNode<L extends Part>(String tag, Slot<L, String> key, Slot<L, ProductRef> slot)
    implements Node<L> {

  private static final Kind<String> KEY = Kind.id(35);
  private static final Kind<String> NUMBER = Kind.id(35);

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.tag(tag, "PIA");
  }

  @Override
  public void write(L line, Output to) {
    Segment.Draft head = new Segment.Draft(tag);
    Segment.Draft others = new Segment.Draft("PIA");
    others.constant(1, 1, "1");
    int count = to.count(tag);
    String number = key.get(line);
    head.put(1, 1, number == null ? String.valueOf(count) : KEY.write(number, to.context()));
    ProductRef product = slot.get(line);
    if (product != null) {
      for (ProductNumber each : ProductNumbers.of(product, to.context().partner())) {
        boolean first = each.owner() == Owner.GTIN && tag.equals("LIN");
        Segment.Draft into = first ? head : others;
        int at = first ? 3 : others.next(2);
        into.put(at, 1, NUMBER.write(each.value(), to.context()));
        into.put(at, 2, type(each.owner(), to.context().partner().role()));
      }
    }
    to.add(head.build());
    if (others.hasContent()) {
      to.add(others.build());
    }
  }

  @Override
  public void read(Scope from, Draft<L> draft, Context context) {
    Segment head = from.head();
    from.take(tag, segment -> true);
    Draft<ProductRef> product = new Draft<>(ProductRef.SHAPE);
    if (!head.at(1).isBlank()) {
      key.put(draft, head.at(1).strip());
    }
    if (tag.equals("LIN")) {
      add(product, head, 3, context);
    }
    for (Segment others : from.takeAll("PIA", segment -> true)) {
      for (int at = 2; at <= others.size(); at++) {
        add(product, others, at, context);
      }
    }
    if (product.isTouched()) {
      slot.put(draft, product.build());
    }
  }

  private static void add(Draft<ProductRef> product, Segment from, int at, Context context) {
    String value = from.at(at).strip();
    Optional<Owner> owner = owner(from.at(at, 2).strip(), context.partner().role());
    if (!value.isEmpty() && owner.isPresent()) {
      if (owner.get() == Owner.GTIN) {
        Digits.warnOfGtin(value, from, at, context);
      }
      ProductNumbers.add(product, new ProductNumber(owner.get(), value), context.partner());
    }
  }

  private static String type(Owner owner, Role role) {
    boolean buying = role == Role.SUPPLIER;
    return switch (owner) {
      case OURS -> buying ? "BP" : "SA";
      case THEIRS -> buying ? "SA" : "BP";
      case GTIN -> "EN";
      case BARCODE -> "ZZZ";
    };
  }

  private static Optional<Owner> owner(String type, Role role) {
    boolean buying = role == Role.SUPPLIER;
    return switch (type) {
      case "SA" -> Optional.of(buying ? Owner.THEIRS : Owner.OURS);
      case "BP", "IN" -> Optional.of(buying ? Owner.OURS : Owner.THEIRS);
      case "EN", "UP", "SRV" -> Optional.of(Owner.GTIN);
      case "ZZZ" -> Optional.of(Owner.BARCODE);
      default -> Optional.empty();
    };
  }
}
