package io.github.odoosync.odoo.transport;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server's own account of what failed; its traceback is left behind here.
 *
 * @param status the HTTP status; 200 for every fault over JSON-RPC
 * @param name the full name of the server's exception
 * @param message what the exception says
 */
record Fault(int status, String name, String message) {

  private static final int LONGEST_MESSAGE = 2000;

  Fault {
    message =
        message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
  }

  /** Reads a serialized exception, or null if this is none. */
  static @Nullable Fault read(int status, @Nullable Object exception) {
    if (!(exception instanceof Map<?, ?> fields) || !(fields.get("name") instanceof String name)) {
      return null;
    }
    return new Fault(status, name, message(fields));
  }

  private static String message(Map<?, ?> fields) {
    if (fields.get("message") instanceof String text && !text.isBlank()) {
      return text;
    }
    Object first =
        fields.get("arguments") instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
    return first instanceof String text ? text : "no message";
  }
}
