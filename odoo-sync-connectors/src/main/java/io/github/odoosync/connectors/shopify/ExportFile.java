package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.http.Http;
import io.github.odoosync.connector.http.HttpOptions;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.lane.Payload;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file of an export, at whatever address Shopify says: a line for each order, and after it one
 * for each of its lines. It is read in ranges of bytes, so that no file is too large.
 */
final class ExportFile implements AutoCloseable {

  private static final int FIRST_RANGE = 1 << 20;
  private static final int LARGEST_RANGE = 32 << 20;

  /**
   * An order with what belongs to it.
   *
   * @param root the order; empty if its line is no JSON
   * @param children its lines
   * @param raw the order's line
   */
  record Group(Optional<Json> root, List<Json> children, Payload raw) {}

  /**
   * Some orders.
   *
   * @param groups the orders
   * @param next the byte at which the next one begins
   * @param more whether there is a next one
   */
  record Page(List<Group> groups, long next, boolean more) {}

  /** A stretch of the file; {@code last} if nothing comes after it. */
  private static final class Range {

    private final byte[] bytes;
    private final boolean last;

    Range(byte[] bytes, boolean last) {
      this.bytes = bytes;
      this.last = last;
    }

    /** Returns where the line from here on ends; -1 if it goes on behind this stretch. */
    int endOfLine(int from) {
      int at = from;
      while (at < bytes.length && bytes[at] != '\n') {
        at++;
      }
      return at < bytes.length || last ? at : -1;
    }
  }

  private final Http http;
  private final URI uri;

  ExportFile(ConnectorRuntime runtime, URI uri) {
    this.uri = uri;
    String address = uri.getScheme() + "://" + uri.getRawAuthority();
    this.http =
        runtime.http(
            HttpOptions.builder(Shopify.SYSTEM, address).maxBytes(LARGEST_RANGE + 1L).build());
  }

  /** Reads at most so many orders from a byte on. */
  Page read(long offset, int limit) {
    for (int size = FIRST_RANGE; size <= LARGEST_RANGE; size *= 2) {
      Range range = range(offset, size);
      Page page = page(range, offset, limit);
      if (!page.groups().isEmpty() || range.last) {
        return page;
      }
    }
    throw bad("One order takes more than " + LARGEST_RANGE + " bytes of the export");
  }

  @Override
  public void close() {
    http.close();
  }

  private Range range(long offset, int size) {
    HttpRequest.Builder request =
        HttpRequest.get("bulk.read", uri.getPath())
            .header("Range", "bytes=" + offset + "-" + (offset + size - 1));
    query(request);
    HttpResponse response = http.send(request.build());
    if (response.status() == 416) {
      return new Range(new byte[0], true);
    }
    byte[] bytes = response.requireSuccess().body();
    if (response.status() != 206) {
      int from = (int) Math.min(offset, bytes.length);
      return new Range(Arrays.copyOfRange(bytes, from, bytes.length), true);
    }
    return new Range(bytes, bytes.length < size || isEnd(response, offset + bytes.length));
  }

  private static boolean isEnd(HttpResponse response, long end) {
    return response.header("Content-Range").filter(range -> range.endsWith("/" + end)).isPresent();
  }

  // An order is whole when the next one begins, or the file ends.
  private static Page page(Range range, long offset, int limit) {
    List<Group> groups = new ArrayList<>();
    int whole = 0;
    int at = 0;
    int end = range.endOfLine(at);
    while (at < range.bytes.length && end >= 0) {
      Group line = line(Arrays.copyOfRange(range.bytes, at, end));
      if (!groups.isEmpty() && isChild(line)) {
        groups.get(groups.size() - 1).children().add(line.root().orElseThrow());
      } else if (groups.size() == limit) {
        return new Page(groups, offset + at, true);
      } else {
        groups.add(line);
        whole = at;
      }
      at = end + 1;
      end = at < range.bytes.length ? range.endOfLine(at) : -1;
    }
    if (range.last) {
      return new Page(groups, offset + range.bytes.length, false);
    }
    List<Group> known = groups.isEmpty() ? groups : groups.subList(0, groups.size() - 1);
    return new Page(known, offset + whole, true);
  }

  private static Group line(byte[] line) {
    Payload raw = Payload.bytes(line);
    try {
      return new Group(Optional.of(Json.read(line)), new ArrayList<>(), raw);
    } catch (DecodingException e) {
      return new Group(Optional.empty(), new ArrayList<>(), raw);
    }
  }

  private static boolean isChild(Group line) {
    return line.root().isPresent()
        && line.root().get().tree() instanceof Map<?, ?> object
        && object.containsKey("__parentId");
  }

  private void query(HttpRequest.Builder request) {
    if (uri.getRawQuery() == null) {
      return;
    }
    for (String pair : uri.getRawQuery().split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      request.query(decoded(name), decoded(value));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static BadResponseException bad(String detail) {
    return new BadResponseException(
        Failure.of(ErrorCode.BAD_RESPONSE, "bulk.read", 0, Outcome.NOT_COMMITTED, detail), null);
  }
}
