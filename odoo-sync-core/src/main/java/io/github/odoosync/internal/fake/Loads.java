package io.github.odoosync.internal.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers of {@code load()}. */
public final class Loads {

  private Loads() {}

  /** Returns what {@code load()} answers, with status 200, when the database refused it. */
  public static Map<String, Object> conflict() {
    return failed(List.of(message(0, 0, 0, OdooFault.serialization().text())));
  }

  static Map<String, Object> failed(List<Map<String, Object>> messages) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ids", false);
    answer.put("messages", messages);
    answer.put("nextrow", 0);
    return answer;
  }

  static Map<String, Object> message(int from, int to, int record, String text) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("rows", Map.of("from", from, "to", to));
    message.put("type", "error");
    message.put("record", record);
    message.put("message", text);
    return message;
  }
}
