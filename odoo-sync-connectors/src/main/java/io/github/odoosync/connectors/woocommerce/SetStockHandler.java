package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.Repeat;
import io.github.odoosync.connector.capability.SetStock;
import io.github.odoosync.connector.capability.StockSetter;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.stock.StockLevel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets what can be sold. The shop compares nothing and knows no second attempt: so its figure is
 * read and noted first. What changes between that reading and the writing is lost, a moment long.
 */
final class SetStockHandler implements StockSetter {

  private static final String BEFORE = "before";
  private static final int MOST_DIGITS = 18;

  private final WooApi api;
  private final Optional<String> location;

  /**
   * @param location the code of the location whose stock the shop sells; empty for any
   */
  SetStockHandler(WooApi api, Optional<String> location) {
    this.api = api;
    this.location = location;
  }

  @Override
  public Repeat repeat() {
    return Repeat.LOOKUP_BEFORE_RETRY;
  }

  @Override
  public CommandResult<StockLevel> execute(SetStock command, CommandContext context) {
    return checked(command)
        .then(this::stocked)
        .then(stocked -> compared(command, stocked, context));
  }

  @Override
  public Optional<CommandResult<StockLevel>> lookUp(SetStock command, CommandContext context) {
    Optional<BigDecimal> before = context.note(BEFORE).map(BigDecimal::new);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    CommandResult<Stocked> found = stocked(command);
    boolean asBefore =
        found instanceof CommandResult.Done<Stocked> done && done.value().has(before.get());
    return asBefore ? Optional.empty() : Optional.of(found.then(now -> ended(command, now)));
  }

  // Another figure than either may be the one that was set, less what was sold since.
  private static CommandResult<StockLevel> ended(SetStock command, Stocked now) {
    return now.has(wanted(command))
        ? new CommandResult.Done<>(level(command, now))
        : conflict(command, now, "The figure has moved on since it was to be set");
  }

  private CommandResult<StockLevel> compared(
      SetStock command, Stocked stocked, CommandContext context) {
    if (stocked.has(wanted(command))) {
      return new CommandResult.Done<>(level(command, stocked));
    }
    if (command.expected() != null && !stocked.has(command.expected().value())) {
      return conflict(command, stocked, "The shop has another figure");
    }
    context.note(BEFORE, stocked.quantity().toPlainString());
    return api.order(request(command, stocked), answer -> Stocked.read(answer, null))
        .then(
            now ->
                now.has(wanted(command))
                    ? new CommandResult.Done<>(level(command, now))
                    : conflict(command, now, "The shop keeps another figure than it was sent"));
  }

  private HttpRequest request(SetStock command, Stocked stocked) {
    HttpRequest.Builder request =
        stocked.parent().isPresent()
            ? api.put(
                "stock.set", "/products/{}/variations/{}", stocked.parent().get(), stocked.id())
            : api.put("stock.set", "/products/{}", stocked.id());
    return request.json(Map.of("stock_quantity", number(wanted(command)))).build();
  }

  // Whole pieces unless a plugin lets the shop count in parts: it refuses them else.
  private static Object number(BigDecimal figure) {
    return figure.stripTrailingZeros().scale() <= 0
        ? (Object) figure.longValueExact()
        : figure.stripTrailingZeros();
  }

  private CommandResult<SetStock> checked(SetStock command) {
    BigDecimal wanted = wanted(command);
    if (wanted.precision() - wanted.scale() > MOST_DIGITS || wanted.scale() > MOST_DIGITS) {
      return rejected("quantity", "is not of a size that a shop has");
    }
    boolean elsewhere =
        location.isPresent() && command.location().code().filter(location.get()::equals).isEmpty();
    return elsewhere
        ? rejected("location", "is not the one whose stock the shop sells")
        : new CommandResult.Done<>(command);
  }

  private CommandResult<Stocked> stocked(SetStock command) {
    return product(command).then(SetStockHandler::managed);
  }

  private static CommandResult<Stocked> managed(Stocked stocked) {
    if (stocked.isManagedByParent()) {
      return rejected("product", "is a variation whose stock is its product's: set that one");
    }
    return stocked.isManaged()
        ? new CommandResult.Done<>(stocked)
        : rejected("product", "has no stock in the shop: switch its stock management on");
  }

  private CommandResult<Stocked> product(SetStock command) {
    Optional<String> id = id(command.product().externalKeys());
    if (id.isPresent()) {
      HttpRequest request =
          api.get("product.read", "/products/{}", id.get())
              .query("_fields", "id,type," + Stocked.FIELDS)
              .build();
      return api.find(request, product -> Stocked.read(product, null))
          .<CommandResult<Stocked>>map(CommandResult.Done::new)
          .orElseGet(() -> rejected("product", "is not in the shop"));
    }
    return command
        .product()
        .sku()
        .map(this::bySku)
        .orElseGet(() -> rejected("product", "has neither a key of this shop nor a SKU"));
  }

  private Optional<String> id(List<ExternalKey> keys) {
    return keys.stream()
        .filter(key -> key.system().equals(WooCommerce.SYSTEM))
        .filter(key -> key.tenant().equals(api.site().shop()))
        .filter(key -> List.of(Stocked.PRODUCT, Stocked.VARIATION).contains(key.entity()))
        .map(ExternalKey::key)
        .filter(Texts::isId)
        .findFirst();
  }

  // What has a comma is looked for in parts too.
  private CommandResult<Stocked> bySku(String sku) {
    HttpRequest request =
        api.get("product.find", "/products")
            .query("sku", sku)
            .query("status", "any")
            .query("per_page", "100")
            .query("_fields", "id,type," + Stocked.FIELDS)
            .build();
    List<Json> found =
        api.list(request).items().stream()
            .filter(product -> sku.equals(product.get("sku").tree()))
            .toList();
    if (found.size() == 1) {
      return new CommandResult.Done<>(Stocked.read(found.get(0), null));
    }
    return rejected("product.sku", found.isEmpty() ? "is not in the shop" : "is in the shop twice");
  }

  private static BigDecimal wanted(SetStock command) {
    return command.quantity().value();
  }

  private static StockLevel level(SetStock command, Stocked stocked) {
    return stocked.level(command.product(), command.location(), command.quantity().unit());
  }

  private static CommandResult<StockLevel> conflict(SetStock command, Stocked stocked, String why) {
    return new CommandResult.Conflict<>(why, level(command, stocked));
  }

  private static <T> CommandResult<T> rejected(String field, String message) {
    return new CommandResult.Rejected<>(
        field + " " + message, List.of(new FieldError(field, "", message)));
  }
}
