package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.Money;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one carrier asks for one parcel. */
record Rate(String id, Service service, Money price, @Nullable Long days) {

  /** A service of a carrier. */
  record Service(String carrier, String name) {}

  private static final Comparator<Rate> BY_PRICE =
      Comparator.comparing(rate -> rate.price().amount());

  /** Reads the cheapest rate of each service: several accounts of a carrier may offer one. */
  static Map<Service, Rate> cheapest(Json shipment) {
    Map<Service, Rate> cheapest = new LinkedHashMap<>();
    for (Json each : shipment.get("rates").items()) {
      Rate rate = read(each);
      cheapest.merge(rate.service(), rate, (a, b) -> BY_PRICE.compare(a, b) <= 0 ? a : b);
    }
    return cheapest;
  }

  static Rate read(Json rate) {
    return new Rate(
        rate.get("id").text(),
        new Service(rate.get("carrier").text(), rate.get("service").text()),
        new Money(
            rate.get("rate").decimal(), Money.of("0", rate.get("currency").text()).currency()),
        rate.get("delivery_days").optional().map(Rate::wholeDays).orElse(null));
  }

  private static Long wholeDays(Json days) {
    return days.decimal().setScale(0, RoundingMode.CEILING).longValue();
  }
}
