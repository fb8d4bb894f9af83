package io.github.odoosync.odoo;

import io.github.odoosync.testing.FakeOdoo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that an Odoo holds of orders, goods, money and what hangs on them, to be compared. */
public final class AllRecords {

  private static final List<String> MODELS =
      List.of(
          "account.move",
          "account.move.line",
          "crm.tag",
          "ir.attachment",
          "ir.model.data",
          "mail.message",
          "product.product",
          "purchase.order",
          "purchase.order.line",
          "res.partner",
          "sale.order",
          "sale.order.line",
          "stock.lot",
          "stock.move",
          "stock.move.line",
          "stock.picking",
          "stock.picking.batch",
          "stock.quant",
          "stock.scrap");

  private final Map<String, String> values = new TreeMap<>();

  private AllRecords() {}

  /**
   * Returns the values of each record, without any times. Records are known by their order among
   * those of their model: one that was made, taken back and made again has another id.
   */
  public static AllRecords of(FakeOdoo odoo) {
    AllRecords all = new AllRecords();
    MODELS.forEach(model -> all.add(odoo, model));
    all.add(odoo, odoo.version() < 19 ? "stock.quant.package" : "stock.package");
    return all;
  }

  private void add(FakeOdoo odoo, String model) {
    int number = 0;
    for (Long id : odoo.search(model, List.of())) {
      String record = model + " " + ++number + " ";
      Objects.requireNonNull(odoo.read(model, id))
          .forEach((field, value) -> add(record, field, value));
    }
  }

  private void add(String record, String field, @Nullable Object value) {
    boolean isId = field.equals("id") || field.equals("res_id");
    String text = String.valueOf(value);
    if (value instanceof List<?> link && link.size() == 2 && link.get(1) instanceof String name) {
      text = name;
    }
    if (!isId && !text.matches("\\d{4}-\\d\\d-\\d\\d .*")) {
      values.put(record + field, text);
    }
  }

  /** Returns what is another there than here. */
  public List<String> differences(AllRecords there) {
    Set<String> names = new TreeSet<>(values.keySet());
    names.addAll(there.values.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(values.get(name), there.values.get(name)))
        .map(name -> name + ": " + values.get(name) + " and " + there.values.get(name))
        .toList();
  }
}
