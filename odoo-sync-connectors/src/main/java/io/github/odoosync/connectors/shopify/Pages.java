package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what a connection holds, to its end. */
final class Pages {

  private Pages() {}

  /**
   * Returns all nodes.
   *
   * @param first the page that is there; null reads as an empty one
   * @param next reads the page behind a cursor
   */
  static List<Json> all(Json first, Function<String, Json> next) {
    List<Json> all = new ArrayList<>(first.get("nodes").items());
    Json page = first;
    while (hasNext(page)) {
      page = next.apply(page.get("pageInfo").get("endCursor").text());
      List<Json> more = page.get("nodes").items();
      if (more.isEmpty()) {
        throw new DecodingException(
            Failure.of(ErrorCode.FOREIGN_DATA, page.path() + " is empty and not the last page"),
            null);
      }
      all.addAll(more);
    }
    return all;
  }

  private static boolean hasNext(Json page) {
    Json next = page.get("pageInfo").get("hasNextPage");
    return !next.isNull() && next.flag();
  }
}
