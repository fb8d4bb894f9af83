package io.github.odoosync.connector.capability;

import io.github.odoosync.model.shipment.FreightQuote;
import java.util.List;

/**
 * What carriers ask for a shipment, and what kept others from answering.
 *
 * @param quotes the offers
 * @param problems why carriers made none, for people
 */
public record Quotes(List<FreightQuote> quotes, List<Problem> problems) {

  /**
   * Why a carrier made no offer.
   *
   * @param carrier the carrier, by its code
   * @param message what it says
   */
  public record Problem(String carrier, String message) {}

  /** Copies the lists. */
  public Quotes {
    quotes = List.copyOf(quotes);
    problems = List.copyOf(problems);
  }
}
