package io.github.odoosync.event;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Schema;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names under which events travel, such as {@code io.github.odoosync.order-confirmed.v1}. */
final class EventTypes {

  /** All schemas, in the order of the order's life. */
  static final List<Schema<? extends Document>> SCHEMAS =
      List.of(
          OrderCaptured.SCHEMA,
          OrderConfirmed.SCHEMA,
          CreditReleased.SCHEMA,
          StockAllocated.SCHEMA,
          WaveReleased.SCHEMA,
          ShipmentDispatched.SCHEMA,
          MilestoneReached.SCHEMA,
          DeliveryCompleted.SCHEMA,
          ProofOfDeliveryReceived.SCHEMA,
          DeliveryException.SCHEMA,
          ReturnAuthorized.SCHEMA,
          ReturnReceived.SCHEMA,
          StockAdjusted.SCHEMA,
          StockLevelChanged.SCHEMA,
          InvoicePosted.SCHEMA,
          PaymentReceived.SCHEMA,
          OrderCancelled.SCHEMA,
          SyncDriftFound.SCHEMA);

  private static final String PREFIX = "io.github.odoosync.";

  private static final Pattern FORM =
      Pattern.compile(Pattern.quote(PREFIX) + "([a-z-]+)\\.v([1-9][0-9]{0,3})");

  private static final Map<String, Schema<? extends Document>> BY_NAME =
      SCHEMAS.stream().collect(Collectors.toUnmodifiableMap(Schema::name, Function.identity()));

  private EventTypes() {}

  static String of(BusinessEvent event) {
    return PREFIX + event.schema().name() + ".v" + event.schema().version();
  }

  static BusinessEvent read(String type, String data) {
    Matcher form = FORM.matcher(type);
    Schema<? extends Document> schema = form.matches() ? BY_NAME.get(form.group(1)) : null;
    if (schema == null) {
      throw InvalidValueException.of(
          ErrorCode.UNKNOWN_EVENT, "No business event has the type '" + type + "'");
    }
    return (BusinessEvent) schema.read(data);
  }
}
