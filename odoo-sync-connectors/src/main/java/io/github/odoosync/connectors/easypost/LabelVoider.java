package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.Repeat;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.shipment.Label;
import java.util.List;
import java.util.Optional;

/** Gives labels back. The money comes later, or not: the carrier says so within weeks. */
final class LabelVoider implements CommandHandler<Label, Label> {

  private final EasyPostApi api;
  private final Refunds refunds;
  private final String account;

  LabelVoider(EasyPostApi api, Refunds refunds, String account) {
    this.api = api;
    this.refunds = refunds;
    this.account = account;
  }

  @Override
  public Repeat repeat() {
    return Repeat.LOOKUP_BEFORE_RETRY;
  }

  @Override
  public CommandResult<Label> execute(Label label, CommandContext context) {
    Optional<String> shipment = shipmentOf(label);
    if (shipment.isEmpty()) {
      FieldError field =
          new FieldError("externalKeys", "missing", "names no shipment of this account");
      return new CommandResult.Rejected<>("The label is not of this account", List.of(field));
    }
    return refunds.ask(shipment.get()).then(done -> voided(label, done));
  }

  @Override
  public Optional<CommandResult<Label>> lookUp(Label label, CommandContext context) {
    return shipmentOf(label)
        .map(api::shipment)
        .filter(shipment -> !shipment.get("refund_status").isNull())
        .map(shipment -> Refunds.judged(shipment).then(done -> voided(label, done)));
  }

  private Optional<String> shipmentOf(Label label) {
    return label.externalKeys().stream()
        .filter(key -> key.system().equals(EasyPost.SYSTEM) && key.tenant().equals(account))
        .filter(key -> key.entity().equals(LabelReader.SHIPMENT))
        .map(ExternalKey::key)
        .findFirst();
  }

  private static CommandResult<Label> voided(Label label, Json shipment) {
    return new CommandResult.Done<>(
        label.toBuilder()
            .set(
                Label.VOIDED_AT,
                shipment.get("updated_at").optional().map(Json::instant).orElse(null))
            .build());
  }
}
