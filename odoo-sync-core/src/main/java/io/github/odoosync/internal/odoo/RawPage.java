package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.JsonException;
import io.github.odoosync.internal.json.JsonReader;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;

/**
 * One page of a stream, not decoded yet; its ids alone are known.
 *
 * @param call what was asked
 * @param result the answer
 * @param count how many records it holds
 * @param lastId the id of the last one; where the page began if it is empty
 */
record RawPage(OdooCall call, OdooResult result, int count, long lastId) {

  /**
   * Looks through an answer for its ids, far cheaper than decoding it.
   *
   * <p>Ids that do not rise from {@code after} on would repeat records for ever, so they are
   * refused: some gateway or override has ignored the domain or the order.
   */
  static RawPage of(OdooCall call, OdooResult result, long after) {
    return Session.decode(call, result, reader -> scan(call, result, reader, after));
  }

  private static RawPage scan(OdooCall call, OdooResult result, JsonReader reader, long after) {
    RecordArray.enter(reader);
    int count = 0;
    long last = after;
    while (reader.nextItem()) {
      long id = id(reader);
      if (id <= last) {
        throw Session.unexpected(
            call, "The records did not come in the order of their ids, from id " + after, null);
      }
      last = id;
      count++;
    }
    return new RawPage(call, result, count, last);
  }

  private static long id(JsonReader reader) {
    long id = 0;
    for (String name = reader.nextField(); name != null; name = reader.nextField()) {
      if (name.equals("id")) {
        id = reader.integer();
      } else {
        reader.skip();
      }
    }
    if (id == 0) {
      throw new JsonException("A record came without its id");
    }
    return id;
  }
}
