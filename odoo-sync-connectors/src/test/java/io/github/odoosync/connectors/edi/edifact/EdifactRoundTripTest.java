package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connectors.edi.Exchange;
import io.github.odoosync.connectors.edi.Samples;
import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.shipment.MilestoneVocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written is read as it was, and broken files are told of: 100,000 of them with {@code
 * -Dfuzz.runs=100000}.
 */
class EdifactRoundTripTest {

  static final List<Exchange> EXCHANGES =
      List.of(
          new Exchange("ORDERS", Role.CUSTOMER, Samples::salesOrder),
          new Exchange("ORDRSP", Role.CUSTOMER, Samples::salesOrder),
          new Exchange("ORDERS", Role.SUPPLIER, Samples::purchaseOrder),
          new Exchange("ORDRSP", Role.SUPPLIER, Samples::purchaseOrder),
          new Exchange("DESADV", Role.CUSTOMER, Samples::shipment),
          new Exchange("DESADV", Role.SUPPLIER, Samples::expectedReceipt),
          new Exchange("RECADV", Role.WAREHOUSE, Samples::received),
          new Exchange("INVOIC", Role.CUSTOMER, s -> s.invoice(Invoice.Direction.SALE)),
          new Exchange("INVOIC", Role.SUPPLIER, s -> s.invoice(Invoice.Direction.PURCHASE)),
          new Exchange("INVRPT", Role.WAREHOUSE, Samples::stock),
          new Exchange("IFTMIN", Role.CARRIER, Samples::tender),
          new Exchange("IFTSTA", Role.CARRIER, s -> s.history(MilestoneVocabulary.EDIFACT_IFTSTA)));

  static List<Exchange> exchanges() {
    return EXCHANGES;
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void whatIsWrittenIsReadAsItWas(Exchange exchange) {
    exchange.roundTrip(Edifact::codec);
  }

  @Test
  void aBrokenFileIsTakenOrToldOf() {
    Exchange.breakAll(EXCHANGES, Edifact::codec);
  }
}
