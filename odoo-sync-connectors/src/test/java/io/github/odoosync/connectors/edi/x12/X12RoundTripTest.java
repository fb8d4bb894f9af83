package io.github.odoosync.connectors.edi.x12;

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
class X12RoundTripTest {

  static final List<Exchange> EXCHANGES =
      List.of(
          new Exchange("850", Role.CUSTOMER, Samples::salesOrder),
          new Exchange("855", Role.CUSTOMER, Samples::salesOrder),
          new Exchange("850", Role.SUPPLIER, Samples::purchaseOrder),
          new Exchange("855", Role.SUPPLIER, Samples::purchaseOrder),
          new Exchange("856", Role.CUSTOMER, Samples::shipment),
          new Exchange("856", Role.SUPPLIER, Samples::expectedReceipt),
          new Exchange("810", Role.CUSTOMER, s -> s.invoice(Invoice.Direction.SALE)),
          new Exchange("810", Role.SUPPLIER, s -> s.invoice(Invoice.Direction.PURCHASE)),
          new Exchange("940", Role.WAREHOUSE, Samples::warehouseOrder),
          new Exchange("945", Role.WAREHOUSE, Samples::shipmentOfWarehouse),
          new Exchange("943", Role.WAREHOUSE, Samples::expectedByWarehouse),
          new Exchange("944", Role.WAREHOUSE, Samples::received),
          new Exchange("846", Role.WAREHOUSE, Samples::stock),
          new Exchange("204", Role.CARRIER, Samples::tender),
          new Exchange("990", Role.CARRIER, s -> s.answer(HistoryNode.ANSWERS)),
          new Exchange("214", Role.CARRIER, s -> s.history(MilestoneVocabulary.X12_214)));

  static List<Exchange> exchanges() {
    return EXCHANGES;
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void whatIsWrittenIsReadAsItWas(Exchange exchange) {
    exchange.roundTrip(X12::codec);
  }

  @Test
  void aBrokenFileIsTakenOrToldOf() {
    Exchange.breakAll(EXCHANGES, X12::codec);
  }
}
