package io.github.odoosync.connectors.edi.x12;

import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.connectors.edi.internal.Cell;
import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Digits;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.ProductNumbers;
import io.github.odoosync.connectors.edi.internal.ProductNumbers.Owner;
import io.github.odoosync.connectors.edi.internal.ProductNumbers.ProductNumber;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.ProductRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The numbers of a product: pairs of a qualifier and a number.
 *
 * @param elements of the qualifiers; what has no place is told as a loss
 * @param slot where the product is in the document
 */
record ItemCell<P extends Part>(List<Integer> elements, Slot<P, ProductRef> slot)
    implements Cell<P> {

  private static final Kind<String> NUMBER = Kind.id(48);

  // Ten pairs are what the longest of such segments has.
  private static final int PAIRS = 10;

  /** Pairs that follow each other to the end of the segment. */
  static <P extends Part> ItemCell<P> from(int first, Slot<P, ProductRef> slot) {
    return new ItemCell<>(
        IntStream.range(0, PAIRS).mapToObj(pair -> first + 2 * pair).toList(), slot);
  }

  @Override
  public int element() {
    return elements.get(0);
  }

  @Override
  public void write(P part, Segment.Draft to, Context context) {
    ProductRef product = slot.get(part);
    if (product == null) {
      return;
    }
    List<ProductNumber> numbers = ProductNumbers.of(product, context.partner());
    for (int i = 0; i < Math.min(numbers.size(), elements.size()); i++) {
      ProductNumber number = numbers.get(i);
      int at = elements.get(i);
      to.put(at, 1, qualifier(number, context.partner()));
      to.put(at + 1, 1, NUMBER.write(number.value(), context));
    }
  }

  @Override
  public void read(Segment from, Draft<P> draft, Context context) {
    Draft<ProductRef> product = new Draft<>(ProductRef.SHAPE);
    for (int at : elements) {
      String value = from.at(at + 1).strip();
      Optional<Owner> owner = owner(from.at(at).strip(), context.partner());
      if (owner.isPresent() && !value.isEmpty()) {
        if (owner.get() == Owner.GTIN) {
          Digits.warnOfGtin(value, from, at + 1, context);
        }
        ProductNumbers.add(product, new ProductNumber(owner.get(), value), context.partner());
      }
    }
    if (product.isTouched()) {
      slot.put(draft, product.build());
    }
  }

  private static String qualifier(ProductNumber number, TradingPartner partner) {
    boolean buying = partner.role() == Role.SUPPLIER;
    return switch (number.owner()) {
      case OURS -> partner.role() == Role.CUSTOMER ? "VN" : buying ? "BP" : "SK";
      case THEIRS -> buying ? "VN" : "BP";
      case BARCODE -> "ZZ";
      case GTIN ->
          switch (number.value().length()) {
            case 12 -> "UP";
            case 14 -> "UK";
            default -> "EN";
          };
    };
  }

  private static Optional<Owner> owner(String qualifier, TradingPartner partner) {
    boolean buying = partner.role() == Role.SUPPLIER;
    return switch (qualifier) {
      case "VN", "VP", "VA", "VC" -> Optional.of(buying ? Owner.THEIRS : Owner.OURS);
      case "BP", "IN", "CB" -> Optional.of(buying ? Owner.OURS : Owner.THEIRS);
      case "SK" -> Optional.of(Owner.OURS);
      case "UP", "EN", "UK", "UA", "UI" -> Optional.of(Owner.GTIN);
      case "ZZ" -> Optional.of(Owner.BARCODE);
      default -> Optional.empty();
    };
  }
}
