package io.github.odoosync.model.shipment;

import io.github.odoosync.internal.model.Checks;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.Shape;
import io.github.odoosync.model.Type;
import java.util.List;
import java.util.Optional;

/**
 * So much of one product that is shipped, received or returned: one lot, one owner, one package a
 * line. Immutable and thread-safe.
 *
 * <p>The same order line can stand in many lines, of one document and of several: for each lot and
 * package, and for each partial delivery.
 */
public final class GoodsLine extends Part {

  private static final Fields FIELDS = Fields.part("goods-line");

  /** The line's own key within its document. */
  public static final Field<String> LINE_KEY = FIELDS.optional("lineKey", Type.TEXT);

  /** The order it belongs to, where its document serves several. */
  public static final Field<BusinessKey> ORDER = FIELDS.optional("order", BusinessKey.TYPE);

  /** The order line it belongs to, by that line's key. */
  public static final Field<String> ORDER_LINE = FIELDS.optional("orderLine", Type.TEXT);

  /** What it is. */
  public static final Field<ProductRef> PRODUCT =
      FIELDS.required("product", ProductRef.SHAPE.type());

  /** How much it was meant to be. */
  public static final Field<Quantity> PLANNED = FIELDS.optional("planned", Quantity.TYPE);

  /** How much it was; absent as long as it is only planned, 0 if it failed to come. */
  public static final Field<Quantity> DONE = FIELDS.optional("done", Quantity.TYPE);

  /** The lot. */
  public static final Field<Lot> LOT = FIELDS.optional("lot", Lot.TYPE);

  /** The serial numbers of the pieces. */
  public static final Field<List<Serial>> SERIALS = FIELDS.set("serials", Serial.TYPE);

  /** Whose goods they are, where they are not the company's own: consigned stock. */
  public static final Field<PartyRef> OWNER = FIELDS.optional("owner", PartyRef.SHAPE.type());

  /** The kit that it is a component of. */
  public static final Field<KitShare> KIT = FIELDS.optional("kit", KitShare.SHAPE.type());

  /** The package it is in, by its id within the document. */
  public static final Field<String> PACKAGE_ID = FIELDS.optional("packageId", Type.TEXT);

  /** Why it differs or comes back, as a code agreed between the systems. */
  public static final Field<String> REASON = FIELDS.optional("reason", Type.TEXT);

  /** The fields, and how one is built. */
  public static final Shape<GoodsLine> SHAPE = FIELDS.shape(GoodsLine::new);

  private GoodsLine(Content content) {
    super(content);
    Checks.either("A line has neither a planned nor a done quantity", planned(), done());
    planned().ifPresent(quantity -> Checks.notNegative("A planned quantity", quantity));
    done().ifPresent(quantity -> Checks.notNegative("A done quantity", quantity));
    planned().ifPresent(asked -> done().ifPresent(given -> Checks.sameKind(asked, given)));
    checkSerials();
  }

  /** Starts a new one. */
  public static Builder<GoodsLine> builder() {
    return SHAPE.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<GoodsLine> toBuilder() {
    return SHAPE.builder(this);
  }

  /** Returns the line's own key within its document. */
  public Optional<String> lineKey() {
    return get(LINE_KEY);
  }

  /** Returns the order it belongs to, where its document serves several. */
  public Optional<BusinessKey> order() {
    return get(ORDER);
  }

  /** Returns the order line it belongs to, by that line's key. */
  public Optional<String> orderLine() {
    return get(ORDER_LINE);
  }

  /** Returns what it is. */
  public ProductRef product() {
    return need(PRODUCT);
  }

  /** Returns how much it was meant to be. */
  public Optional<Quantity> planned() {
    return get(PLANNED);
  }

  /** Returns how much it was; absent as long as it is only planned, 0 if it failed to come. */
  public Optional<Quantity> done() {
    return get(DONE);
  }

  /** Returns the lot. */
  public Optional<Lot> lot() {
    return get(LOT);
  }

  /** Returns the serial numbers of the pieces. */
  public List<Serial> serials() {
    return all(SERIALS);
  }

  /** Returns whose goods they are, where they are not the company's own: consigned stock. */
  public Optional<PartyRef> owner() {
    return get(OWNER);
  }

  /** Returns the kit that it is a component of. */
  public Optional<KitShare> kit() {
    return get(KIT);
  }

  /** Returns the package it is in, by its id within the document. */
  public Optional<String> packageId() {
    return get(PACKAGE_ID);
  }

  /** Returns why it differs or comes back, as a code agreed between the systems. */
  public Optional<String> reason() {
    return get(REASON);
  }

  /** Returns how much less was done than planned; empty if nothing is missing, or not yet known. */
  public Optional<Quantity> missing() {
    return difference()
        .filter(difference -> difference.value().signum() < 0)
        .map(Quantity::negated);
  }

  /** Returns how much more was done than planned; empty if nothing is, or not yet known. */
  public Optional<Quantity> excess() {
    return difference().filter(difference -> difference.value().signum() > 0);
  }

  private void checkSerials() {
    Quantity quantity = done().or(this::planned).orElseThrow();
    if (!serials().isEmpty() && !quantity.sameAs(Quantity.pieces(serials().size()))) {
      throw Checks.refuse("A line of " + quantity + " has " + serials().size() + " serial numbers");
    }
  }

  // Half a unit's last decimal is dust that nobody ships.
  private Optional<Quantity> difference() {
    return done()
        .filter(quantity -> planned().isPresent() && !quantity.sameAs(planned().get()))
        .map(quantity -> quantity.minus(planned().get()));
  }
}
