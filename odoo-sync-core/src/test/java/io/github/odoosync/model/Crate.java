package io.github.odoosync.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document for the tests of the mechanism: its second version renamed {@code heft}. */
final class Crate extends Document {

  enum State {
    OPEN,
    SHUT
  }

  /** What lies in a crate. */
  static final class Item extends Part {

    private static final Fields FIELDS = Fields.part("crate-item");
    static final Field<String> NAME = FIELDS.required("name", Type.TEXT);
    static final Field<BigDecimal> COUNT = FIELDS.optional("count", Type.DECIMAL);
    static final Field<String> SEEN_BY = FIELDS.technical("seenBy", Type.TEXT);
    static final Shape<Item> SHAPE = FIELDS.shape(Item::new);

    private Item(Content content) {
      super(content);
    }

    static Item of(String name, String count) {
      return SHAPE.builder().set(NAME, name).set(COUNT, new BigDecimal(count)).build();
    }
  }

  private static final Fields FIELDS = Fields.document("crate", 2);
  static final Field<Money> PRICE = FIELDS.optional("price", Money.TYPE);
  static final Field<Weight> WEIGHT = FIELDS.optional("weight", Weight.TYPE);
  static final Field<String> NOTE = FIELDS.optional("note", Type.TEXT);
  static final Field<Boolean> FRAGILE = FIELDS.optional("fragile", Type.FLAG);
  static final Field<Long> STACK = FIELDS.optional("stack", Type.WHOLE);
  static final Field<State> STATE = FIELDS.optional("state", Type.oneOf(State.values()));
  static final Field<LocalizedText> LABEL = FIELDS.optional("label", LocalizedText.TYPE);
  static final Field<List<Item>> ITEMS = FIELDS.list("items", Item.SHAPE.type());
  static final Field<List<String>> TAGS = FIELDS.set("tags", Type.TEXT);
  static final Schema<Crate> SCHEMA = schemaWithUpgrade();

  private Crate(Content content) {
    super(content);
  }

  private static Schema<Crate> schemaWithUpgrade() {
    FIELDS.upgrade(1, Crate::weightWasHeft);
    return FIELDS.schema(Crate::new);
  }

  private static Map<String, @Nullable Object> weightWasHeft(Map<String, @Nullable Object> tree) {
    Object heft = tree.remove("heft");
    if (heft != null) {
      tree.put("weight", Map.of("value", heft, "unit", "KGM"));
    }
    return tree;
  }

  static Builder<Crate> builder(String key) {
    return SCHEMA.builder().set(KEY, new BusinessKey("crate", key));
  }

  @Override
  public Schema<Crate> schema() {
    return SCHEMA;
  }

  Optional<Weight> weight() {
    return get(WEIGHT);
  }
}
