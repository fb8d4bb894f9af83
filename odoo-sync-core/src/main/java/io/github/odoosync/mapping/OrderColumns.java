package io.github.odoosync.mapping;

import io.github.odoosync.model.order.OrderState;
import io.github.odoosync.model.order.SalesOrderLine;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of sales and purchase orders that are not one plain field. */
final class OrderColumns {

  private OrderColumns() {}

  /** A state is changed by confirming and cancelling, never written. */
  static Column<OrderState> state(boolean locked) {
    List<String> reads = new ArrayList<>(List.of("state"));
    if (locked) {
      reads.add("locked");
    }
    return Column.readOnly(
        reads,
        source ->
            state(source.text("state"), locked && Boolean.TRUE.equals(source.flag("locked"))));
  }

  static Column<Boolean> partialDelivery() {
    return Column.of(
        List.of("picking_policy"),
        source -> {
          String policy = source.text("picking_policy");
          return policy == null ? null : policy.equals("direct");
        },
        (value, current, target) -> target.put("picking_policy", value ? "direct" : "one"));
  }

  /** The currency of an order comes with its price list; that of other documents can be chosen. */
  static Column<Currency> currency() {
    return Column.of(
        List.of("currency_id.name"),
        source -> {
          String code = source.text("currency_id.name");
          return code == null ? null : Currency.getInstance(code);
        },
        (value, current, target) ->
            target.put("currency_id", target.lookups().currencyId(value.getCurrencyCode())));
  }

  static Column<SalesOrderLine.LineKind> lineKind() {
    return Column.of(
        List.of("display_type"),
        source -> lineKind(source.text("display_type")),
        (value, current, target) -> target.put("display_type", displayType(value)));
  }

  private static SalesOrderLine.@Nullable LineKind lineKind(@Nullable String type) {
    if (type == null || type.equals("product")) {
      return null;
    }
    return type.equals("line_note")
        ? SalesOrderLine.LineKind.NOTE
        : SalesOrderLine.LineKind.SECTION;
  }

  private static @Nullable String displayType(SalesOrderLine.LineKind kind) {
    return switch (kind) {
      case SECTION -> "line_section";
      case NOTE -> "line_note";
      case GOODS, CHARGE -> null;
    };
  }

  private static @Nullable OrderState state(@Nullable String state, boolean locked) {
    if (state == null) {
      return null;
    }
    return switch (state) {
      case "draft" -> OrderState.DRAFT;
      case "sent" -> OrderState.QUOTED;
      case "to approve" -> OrderState.TO_APPROVE;
      case "sale", "purchase" -> locked ? OrderState.LOCKED : OrderState.CONFIRMED;
      case "done" -> OrderState.LOCKED;
      case "cancel" -> OrderState.CANCELLED;
      default -> null;
    };
  }
}
