package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.CommandResult.Reach;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.Repeat;
import io.github.odoosync.connectors.shopify.Stock.Place;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.stock.StockLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes what can be sold, with a key by which Shopify knows a second attempt, and compared with
 * what was expected.
 *
 * @param <C> the command
 */
abstract class StockChange<C> implements CommandHandler<C, StockLevel> {

  private static final String ATTEMPT = "attempt";

  /** What the two commands have in common; {@code figure} is the new one, or the difference. */
  record Change(
      ProductRef product,
      LocationRef location,
      Quantity figure,
      @Nullable Quantity expected,
      String reason) {}

  private final GraphQl graphQl;
  private final Stock stock;
  private final Query query;

  StockChange(GraphQl graphQl, Stock stock, Query query) {
    this.graphQl = graphQl;
    this.stock = stock;
    this.query = query;
  }

  abstract Change change(C command);

  /** Returns the fields of the input beside name and reason. */
  abstract Map<String, Object> input(Map<String, @Nullable Object> line);

  /** Returns the name of the field that holds the figure. */
  abstract String figureField();

  /** Returns whether the shop has what the command asks for, so that nothing is to be done. */
  abstract boolean holds(C command, StockLevel current);

  @Override
  public Repeat repeat() {
    return Repeat.NATIVE_KEY;
  }

  @Override
  public CommandResult<StockLevel> execute(C command, CommandContext context) {
    Change change = change(command);
    return whole(change)
        .then(figures -> stock.place(change.product(), change.location()))
        .then(place -> changed(command, place, context));
  }

  private CommandResult<StockLevel> changed(C command, Place place, CommandContext context) {
    UserErrors errors = send(command, place, key(context));
    if (errors.have("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED")) {
      context.note(ATTEMPT, Integer.toString(attempt(context) + 1));
      errors = send(command, place, key(context));
    }
    return errors.isEmpty() ? done(command, place) : refused(command, place, errors);
  }

  private UserErrors send(C command, Place place, String key) {
    Change change = change(command);
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("name", "available");
    input.put("reason", change.reason());
    input.putAll(input(line(change, place)));
    return graphQl.send(
        query, Map.of("input", input, "key", key), data -> UserErrors.read(data.get("change")));
  }

  // The expectation has to be there even where it is null: then nothing is compared.
  private Map<String, @Nullable Object> line(Change change, Place place) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("inventoryItemId", place.item());
    line.put("locationId", place.location());
    line.put(figureField(), change.figure().value().longValueExact());
    Quantity expected = change.expected();
    line.put("changeFromQuantity", expected == null ? null : expected.value().longValueExact());
    return line;
  }

  private CommandResult<StockLevel> done(C command, Place place) {
    Change change = change(command);
    return stock
        .level(place, change.product(), change.location())
        .<CommandResult<StockLevel>>map(CommandResult.Done::new)
        .orElseGet(() -> new CommandResult.Unknown<>("Changed, but the item is not stocked there"));
  }

  private CommandResult<StockLevel> refused(C command, Place place, UserErrors errors) {
    if (errors.have("CHANGE_FROM_QUANTITY_STALE")) {
      return compared(command, place);
    }
    if (errors.have("IDEMPOTENCY_CONCURRENT_REQUEST")) {
      return new CommandResult.Unknown<>("An earlier attempt is still under way");
    }
    return errors.have("SERVICE_UNAVAILABLE")
        ? new CommandResult.RetryLater<>(errors.message(), null, Reach.SYSTEM)
        : errors.rejected();
  }

  private CommandResult<StockLevel> compared(C command, Place place) {
    Change change = change(command);
    Optional<StockLevel> current = stock.level(place, change.product(), change.location());
    return current.filter(level -> holds(command, level)).isPresent()
        ? new CommandResult.Done<>(current.get())
        : new CommandResult.Conflict<>("The shop has another figure", current.orElse(null));
  }

  private static CommandResult<Change> whole(Change change) {
    if (isWhole(change.figure()) && (change.expected() == null || isWhole(change.expected()))) {
      return new CommandResult.Done<>(change);
    }
    return new CommandResult.Rejected<>(
        "Shopify counts in whole pieces",
        List.of(new FieldError("quantity", "", "is no whole number of pieces")));
  }

  private static boolean isWhole(Quantity quantity) {
    return quantity.value().stripTrailingZeros().scale() <= 0
        && quantity.value().abs().precision() <= 10;
  }

  private static String key(CommandContext context) {
    int attempt = attempt(context);
    return attempt == 1 ? context.key() : context.key(ATTEMPT + "-" + attempt);
  }

  private static int attempt(CommandContext context) {
    return context.note(ATTEMPT).map(Integer::parseInt).orElse(1);
  }
}
