package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was given back of an order: of each line, as negative figures, and of none in particular.
 */
final class Refunds {

  /**
   * What was given back of no line.
   *
   * @param id of the refund
   * @param amount more than 0
   */
  record Unassigned(String id, BigDecimal amount, Optional<String> reason) {}

  private static final String LINE = "_refunded_item_id";

  private final Map<String, BigDecimal> quantities = new HashMap<>();
  private final Map<String, BigDecimal> nets = new HashMap<>();
  private final List<Unassigned> unassigned = new ArrayList<>();
  private BigDecimal amount = BigDecimal.ZERO;
  private BigDecimal tax = BigDecimal.ZERO;

  private Refunds() {}

  static Refunds read(List<Json> refunds) {
    Refunds read = new Refunds();
    refunds.forEach(read::add);
    return read;
  }

  private void add(Json refund) {
    BigDecimal rest = refund.get("amount").decimal().abs();
    amount = amount.add(rest);
    for (String items : List.of("line_items", "shipping_lines", "fee_lines")) {
      for (Json item : refund.get(items).items()) {
        Optional<String> line = line(item);
        if (line.isPresent()) {
          rest = rest.add(addItem(line.get(), item));
        }
      }
    }
    if (rest.signum() != 0) {
      String id = Texts.needId(refund.get("id"));
      unassigned.add(new Unassigned(id, rest, Texts.text(refund.get("reason"))));
    }
  }

  private BigDecimal addItem(String line, Json item) {
    BigDecimal net = Texts.amount(item.get("total"));
    BigDecimal itsTax = Texts.amount(item.get("total_tax"));
    quantities.merge(line, Texts.amount(item.get("quantity")), BigDecimal::add);
    nets.merge(line, net, BigDecimal::add);
    tax = tax.add(itsTax);
    return net.add(itsTax);
  }

  private static Optional<String> line(Json item) {
    return item.get("meta_data").items().stream()
        .filter(meta -> LINE.equals(meta.get("key").tree()))
        .map(meta -> Texts.needId(meta.get("value")))
        .findFirst();
  }

  /** Returns how much was given back in all, taxes included: 0 or more. */
  BigDecimal amount() {
    return amount;
  }

  /** Returns the taxes that lines were given back with: 0 or less. */
  BigDecimal tax() {
    return tax;
  }

  /** Returns how much less of a line it is: 0 or less. */
  BigDecimal quantity(String line) {
    return quantities.getOrDefault(line, BigDecimal.ZERO);
  }

  /** Returns how much less a line costs without taxes: 0 or less. */
  BigDecimal net(String line) {
    return nets.getOrDefault(line, BigDecimal.ZERO);
  }

  List<Unassigned> unassigned() {
    return unassigned;
  }
}
