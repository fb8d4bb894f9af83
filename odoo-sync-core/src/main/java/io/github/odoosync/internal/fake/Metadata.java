package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code get_metadata} and {@code get_external_id}: open to every user who knows the record. */
final class Metadata {

  private Metadata() {}

  static Object metadata(Call call) {
    Env env = call.env().sudo();
    List<Object> answer = new ArrayList<>();
    for (Rec record : call.records()) {
      if (record.exists()) {
        answer.add(of(env, record));
      }
    }
    return answer;
  }

  private static Map<String, @Nullable Object> of(Env env, Rec record) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("id", record.id());
    data.put("create_uid", user(env, record.get("create_uid")));
    data.put("create_date", Values.plain(record.get("create_date")));
    data.put("write_uid", user(env, record.get("write_uid")));
    data.put("write_date", Values.plain(record.get("write_date")));
    List<Object> names = new ArrayList<>();
    Table table = env.model(ExternalIds.MODEL).table();
    for (Row row : ExternalIds.rowsOf(env, record.model(), record.id()).values()) {
      boolean noupdate = Boolean.TRUE.equals(table.value(row, "noupdate"));
      names.add(Map.of("xmlid", ExternalIds.name(env, row), "noupdate", noupdate));
    }
    Object first = names.isEmpty() ? null : names.get(0);
    data.put("xmlid", first instanceof Map<?, ?> map ? map.get("xmlid") : false);
    data.put("xmlids", names);
    data.put("noupdate", first instanceof Map<?, ?> map ? map.get("noupdate") : false);
    return data;
  }

  private static Object user(Env env, @Nullable Object id) {
    return id instanceof Long key
        ? List.of(key, env.rec("res.users", key).displayName())
        : (Object) false;
  }

  static Object externalIds(Call call) {
    Env env = call.env().sudo();
    Map<String, Object> answer = new LinkedHashMap<>();
    for (Rec record : call.records()) {
      String name = "";
      for (Row row : ExternalIds.rowsOf(env, record.model(), record.id()).values()) {
        name = ExternalIds.name(env, row);
      }
      answer.put(String.valueOf(record.id()), name);
    }
    return answer;
  }
}
