package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.Repeat;
import io.github.odoosync.connector.capability.BuyLabels;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connectors.easypost.Rate.Service;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.shipment.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Buys labels in two steps. A shipment is made for each parcel, which costs nothing, and its id is
 * noted; then its label is bought, and EasyPost sells a shipment's label once only. So whoever
 * comes again finds by the id what was bought, and buys only what was not.
 */
final class LabelBuyer implements CommandHandler<BuyLabels, List<Label>> {

  private final EasyPostApi api;
  private final ShipmentBody bodies;
  private final Refunds refunds;
  private final LabelReader reader;

  LabelBuyer(EasyPostApi api, ShipmentBody bodies, Refunds refunds, String account) {
    this.api = api;
    this.bodies = bodies;
    this.refunds = refunds;
    this.reader = new LabelReader(account);
  }

  @Override
  public Repeat repeat() {
    return Repeat.LOOKUP_BEFORE_RETRY;
  }

  @Override
  public CommandResult<List<Label>> execute(BuyLabels command, CommandContext context) {
    List<Parcel> parcels = Parcel.of(command.shipment());
    List<FieldError> errors = Parcel.errors(command.shipment(), parcels);
    if (!errors.isEmpty()) {
      return new CommandResult.Rejected<>("The shipment cannot be sent to a carrier", errors);
    }
    return drafts(command, parcels, context)
        .then(drafts -> priced(command, drafts).then(rates -> bought(drafts, rates)))
        .then(bought -> labels(command, bought));
  }

  @Override
  public Optional<CommandResult<List<Label>>> lookUp(BuyLabels command, CommandContext context) {
    List<Json> bought = new ArrayList<>();
    for (int i = 0; i < Parcel.of(command.shipment()).size(); i++) {
      Optional<Json> shipment = context.note(note(i)).map(api::shipment);
      if (shipment
          .filter(LabelReader::isBought)
          .filter(each -> !Refunds.isAskedFor(each))
          .isEmpty()) {
        return Optional.empty();
      }
      bought.add(shipment.get());
    }
    return Optional.of(labels(command, bought));
  }

  private static String note(int parcel) {
    return "shipment-" + parcel;
  }

  private CommandResult<List<Json>> drafts(
      BuyLabels command, List<Parcel> parcels, CommandContext context) {
    CommandResult<List<Json>> drafts = new CommandResult.Done<>(List.of());
    for (int i = 0; i < parcels.size(); i++) {
      Parcel parcel = parcels.get(i);
      String note = note(i);
      drafts =
          drafts.then(
              before -> draft(command, parcel, context, note).then(draft -> with(before, draft)));
    }
    return drafts;
  }

  private CommandResult<Json> draft(
      BuyLabels command, Parcel parcel, CommandContext context, String note) {
    Optional<String> known = context.note(note);
    if (known.isPresent()) {
      return new CommandResult.Done<>(api.shipment(known.get()));
    }
    Map<String, Object> body = bodies.of(command.shipment(), parcel, command.format());
    CommandResult<Json> made = api.order(api.draft("label.draft", body), Function.identity());
    if (made instanceof CommandResult.Done<Json> done) {
      context.note(note, done.value().get("id").text());
    }
    return made;
  }

  /** Chooses the rate of each shipment, if they cost together no more than was offered. */
  private static CommandResult<List<Rate>> priced(BuyLabels command, List<Json> shipments) {
    Service service = new Service(command.quote().carrier(), command.quote().service());
    List<Rate> rates =
        shipments.stream()
            .map(each -> Rate.cheapest(each).get(service))
            .filter(Objects::nonNull)
            .toList();
    if (rates.size() < shipments.size()) {
      return new CommandResult.Conflict<>(
          service + " is not offered any more: " + shipments.stream().map(Rates::problems).toList(),
          null);
    }
    Money price = Rates.total(rates);
    Money offered = command.quote().price();
    boolean dearer =
        !price.currency().equals(offered.currency())
            || price.amount().compareTo(offered.amount()) > 0;
    return dearer
        ? new CommandResult.Conflict<>("It costs " + price + ", not " + offered, null)
        : new CommandResult.Done<>(rates);
  }

  private CommandResult<List<Json>> bought(List<Json> drafts, List<Rate> rates) {
    CommandResult<List<Json>> bought = new CommandResult.Done<>(List.of());
    for (int i = 0; i < drafts.size(); i++) {
      Json draft = drafts.get(i);
      Rate rate = rates.get(i);
      bought = bought.then(before -> boughtToo(before, draft, rate));
    }
    return bought;
  }

  private CommandResult<List<Json>> boughtToo(List<Json> before, Json draft, Rate rate) {
    CommandResult<Json> one = bought(draft, rate);
    return one instanceof CommandResult.Rejected<Json> rejected
        ? givenBack(before, rejected)
        : one.then(bought -> with(before, bought));
  }

  private CommandResult<Json> bought(Json shipment, Rate rate) {
    if (Refunds.isAskedFor(shipment)) {
      return new CommandResult.Rejected<>("The label was bought and given back", List.of());
    }
    if (LabelReader.isBought(shipment)) {
      return new CommandResult.Done<>(shipment);
    }
    String id = shipment.get("id").text();
    HttpRequest request =
        HttpRequest.post("label.buy", "/v2/shipments/{}/buy", id)
            .json(Map.of("rate", Map.of("id", rate.id())))
            .build();
    CommandResult<Json> result = api.order(request, Function.identity());
    // A request that was believed lost may have come through, and then this one is refused.
    return result instanceof CommandResult.Rejected ? ifNotThere(id, result) : result;
  }

  private CommandResult<Json> ifNotThere(String id, CommandResult<Json> refused) {
    Json now = api.shipment(id);
    return LabelReader.isBought(now) ? new CommandResult.Done<>(now) : refused;
  }

  /** Gives back what was bought for the other parcels: a shipment goes as a whole or not at all. */
  private CommandResult<List<Json>> givenBack(
      List<Json> bought, CommandResult.Rejected<Json> because) {
    for (Json shipment : bought) {
      CommandResult<Json> refund = refunds.ask(shipment.get("id").text());
      if (!(refund instanceof CommandResult.Done)) {
        return new CommandResult.Unknown<>(
            "%s; the label of another parcel was bought and is not given back: %s"
                .formatted(because.message(), refund));
      }
    }
    return new CommandResult.Rejected<>(because.message(), because.fields());
  }

  private CommandResult<List<Label>> labels(BuyLabels command, List<Json> bought) {
    List<Parcel> parcels = Parcel.of(command.shipment());
    List<Label> labels = new ArrayList<>();
    try {
      for (int i = 0; i < bought.size(); i++) {
        labels.add(reader.read(command.shipment(), parcels.get(i), bought.get(i)));
      }
    } catch (DecodingException | InvalidValueException e) {
      return new CommandResult.Unknown<>("Bought, but not readable: " + e.failure().detail());
    }
    return new CommandResult.Done<>(labels);
  }

  private static CommandResult<List<Json>> with(List<Json> before, Json one) {
    return new CommandResult.Done<>(Stream.concat(before.stream(), Stream.of(one)).toList());
  }
}
