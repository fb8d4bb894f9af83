package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.capability.Quotes;
import io.github.odoosync.connector.capability.RateQuoter;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connectors.easypost.Rate.Service;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.shipment.FreightQuote;
import io.github.odoosync.model.shipment.Shipment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks what a shipment costs: each parcel for itself, and then what all of them cost together. */
final class Rates implements RateQuoter {

  private record Answer(Map<Service, Rate> rates, List<Quotes.Problem> problems) {}

  private final EasyPostApi api;
  private final ShipmentBody bodies;

  Rates(EasyPostApi api, ShipmentBody bodies) {
    this.api = api;
    this.bodies = bodies;
  }

  @Override
  public Quotes quote(Shipment shipment) {
    List<Parcel> parcels = Parcel.of(shipment);
    List<FieldError> errors = Parcel.errors(shipment, parcels);
    if (!errors.isEmpty()) {
      throw InvalidValueException.of(ErrorCode.MISSING_FIELD, errors.toString());
    }
    List<Map<Service, Rate>> rates = new ArrayList<>();
    Set<Quotes.Problem> problems = new LinkedHashSet<>();
    for (Parcel parcel : parcels) {
      Answer answer =
          api.ask(
              api.draft("rate.quote", bodies.of(shipment, parcel)),
              made -> new Answer(Rate.cheapest(made), problems(made)));
      rates.add(answer.rates());
      problems.addAll(answer.problems());
    }
    return new Quotes(quotes(shipment, rates), List.copyOf(problems));
  }

  /** Reads why carriers made no offer. */
  static List<Quotes.Problem> problems(Json shipment) {
    return shipment.get("messages").items().stream()
        .map(
            each ->
                new Quotes.Problem(
                    Texts.optional(each.get("carrier")).orElse("unknown"),
                    Texts.of(each.get("message"))))
        .toList();
  }

  private static List<FreightQuote> quotes(Shipment shipment, List<Map<Service, Rate>> rates) {
    List<FreightQuote> quotes = new ArrayList<>();
    for (Service service : rates.get(0).keySet()) {
      List<Rate> all = rates.stream().map(each -> each.get(service)).toList();
      if (all.stream().allMatch(Objects::nonNull)) {
        quotes.add(quote(shipment, service, all));
      }
    }
    return quotes;
  }

  private static FreightQuote quote(Shipment shipment, Service service, List<Rate> rates) {
    String key = shipment.key().key() + "/" + service.carrier() + "/" + service.name();
    return FreightQuote.builder()
        .set(Document.KEY, new BusinessKey(FreightQuote.SCHEMA.name(), key))
        .set(FreightQuote.SHIPMENT, shipment.key())
        .set(FreightQuote.CARRIER, service.carrier())
        .set(FreightQuote.SERVICE, service.name())
        .set(FreightQuote.PRICE, total(rates))
        .set(FreightQuote.TRANSIT_DAYS, slowest(rates))
        .build();
  }

  static Money total(List<Rate> rates) {
    return rates.stream().map(Rate::price).reduce(Money::plus).orElseThrow();
  }

  private static @Nullable Long slowest(List<Rate> rates) {
    boolean known = rates.stream().allMatch(rate -> rate.days() != null);
    return known
        ? rates.stream()
            .map(Rate::days)
            .map(Objects::requireNonNull)
            .max(Long::compare)
            .orElseThrow()
        : null;
  }
}
