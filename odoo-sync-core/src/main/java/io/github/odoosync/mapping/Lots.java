package io.github.odoosync.mapping;

import io.github.odoosync.model.Lot;
import io.github.odoosync.model.Serial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lot or the serial number of a move line. A lot that is still to be made is only a name there.
 *
 * @param number the number
 * @param serial whether it is that of one piece
 * @param expires the day it expires, in UTC; Odoo keeps a time
 */
record Lots(String number, boolean serial, @Nullable LocalDate expires) {

  /** Returns what a move line is read by. */
  static List<String> reads(TransferFields fields) {
    List<String> reads = new ArrayList<>(List.of("lot_id.name", "lot_name"));
    if (fields.expiry()) {
      reads.add("lot_id.expiration_date");
      reads.add("expiration_date");
    }
    return reads;
  }

  /**
   * Returns the lot of a move line; null if it has none.
   *
   * @param tracking how its product is tracked
   */
  static @Nullable Lots of(Source line, @Nullable String tracking, TransferFields fields) {
    String known = line.text("lot_id.name");
    String number = known == null ? line.text("lot_name") : known;
    if (number == null || number.isBlank()) {
      return null;
    }
    String expiry = known == null ? "expiration_date" : "lot_id.expiration_date";
    Instant expires = fields.expiry() ? line.time(expiry) : null;
    LocalDate day = expires == null ? null : expires.atZone(ZoneOffset.UTC).toLocalDate();
    return new Lots(number.strip(), "serial".equals(tracking), day);
  }

  @Nullable Lot asLot() {
    return serial ? null : new Lot(number, expires);
  }

  @Nullable Serial asSerial() {
    return serial ? new Serial(number, expires) : null;
  }
}
