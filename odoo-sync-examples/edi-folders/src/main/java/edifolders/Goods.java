package edifolders;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.Sscc;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.shipment.Flow;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import io.github.odoosync.model.shipment.TransferStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the warehouse would say: all was shipped, of one lot, on one pallet. */
final class Goods {

  private static final Sscc PALLET = new Sscc("106141412345678908");

  private Goods() {}

  static Shipment shipped(SalesOrder order) {
    List<GoodsLine> lines = order.lines().stream().map(Goods::line).toList();
    return Shipment.builder()
        .set(Document.KEY, new BusinessKey("shipment", "OUT-1"))
        .set(Shipment.FLOW, Flow.DELIVERY)
        .set(Shipment.STATUS, TransferStatus.DONE)
        .setAll(Shipment.ORDERS, order.key())
        .set(Shipment.RECIPIENT, order.customer())
        .set(Shipment.CARRIER, "ups")
        .set(Shipment.SHIPPED_AT, Instant.now().truncatedTo(ChronoUnit.SECONDS))
        .set(Shipment.LINES, lines)
        .setAll(
            Shipment.PACKAGES,
            ShipmentPackage.builder()
                .set(ShipmentPackage.ID, PALLET.value())
                .set(ShipmentPackage.SSCC, PALLET)
                .set(ShipmentPackage.TYPE, "PX")
                .build())
        .build();
  }

  private static GoodsLine line(SalesOrderLine line) {
    return GoodsLine.builder()
        .set(GoodsLine.ORDER_LINE, line.key())
        .set(GoodsLine.PRODUCT, line.product().orElseThrow())
        .set(GoodsLine.DONE, line.quantity().orElseThrow())
        .set(GoodsLine.LOT, new Lot("L-2026-11", LocalDate.of(2027, 11, 30)))
        .set(GoodsLine.PACKAGE_ID, PALLET.value())
        .build();
  }
}
