package io.github.odoosync.internal.fake.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a server says about its version. */
final class Versions {

  private Versions() {}

  private static List<Object> info(int version) {
    return List.of(version, 0, 0, "final", 0, "");
  }

  static Map<String, Object> common(int version) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("server_version", version + ".0");
    answer.put("server_version_info", info(version));
    answer.put("server_serie", version + ".0");
    answer.put("protocol_version", 1);
    return answer;
  }

  static Map<String, Object> web(int version) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("version_info", info(version));
    answer.put("version", version + ".0");
    return answer;
  }
}
