package io.github.odoosync.odoo.transport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which arguments of a method are sent by position over {@code execute_kw}, and which are called
 * differently on a server than in Odoo 19, whose names are ours.
 *
 * <p>Up to Odoo 18 many modules override {@code create}, {@code write} and {@code default_get} with
 * a parameter of another name, and {@code create} is only taken by position, so those go without a
 * name. JSON-2 has names only. Changed by the builder alone, before the first call.
 */
final class ArgumentTable {

  private static final String ANY_MODEL = "*";

  private record Key(String model, String method) {}

  private record Signature(boolean onRecords, List<String> names) {}

  private final Map<Key, Signature> signatures = new HashMap<>();
  private final Map<Key, Map<String, String>> renames = new HashMap<>();
  private final Map<Key, Map<String, String>> olderNames = new HashMap<>();

  private ArgumentTable() {
    ofModel("create", "vals_list");
    ofModel("load", "fields", "data");
    ofModel("search", "domain");
    ofModel("search_read", "domain");
    ofModel("search_count", "domain");
    ofModel("name_search", "name", "domain");
    ofModel("read_group", "domain", "fields", "groupby");
    ofModel("default_get", "fields");
    ofRecords("read");
    ofRecords("write", "vals");
    ofRecords("unlink");
    ofRecords("copy", "default");
    ofRecords("has_access", "operation");
    // Up to Odoo 18, where it is given without a name before it.
    older("name_search", "domain", "args");
  }

  /** Returns the table of Odoo's own methods. */
  static ArgumentTable standard() {
    return new ArgumentTable();
  }

  /** Adds a method whose named arguments go by position, in this order. */
  void positional(String model, String method, List<String> names) {
    signatures.put(new Key(model, method), new Signature(false, List.copyOf(names)));
  }

  /** Adds an argument that a server calls differently. */
  void rename(String model, String method, String from, String to) {
    renames.computeIfAbsent(new Key(model, method), key -> new HashMap<>()).put(from, to);
  }

  /** Returns named arguments under the names that this server knows. */
  Map<String, @Nullable Object> renamed(
      OdooCall call, Map<String, @Nullable Object> named, boolean beforeOdoo19) {
    Map<String, @Nullable Object> known =
        beforeOdoo19 ? renamed(named, find(olderNames, call)) : named;
    return renamed(known, find(renames, call));
  }

  /** Takes what goes by position out of the named arguments and returns it, ids first. */
  List<@Nullable Object> takePositional(OdooCall call, Map<String, @Nullable Object> named) {
    Signature signature = find(signatures, call);
    List<@Nullable Object> positional = new ArrayList<>();
    call.ids().ifPresent(positional::add);
    if (signature == null) {
      return positional;
    }
    if (signature.onRecords && positional.isEmpty()) {
      positional.add(List.of());
    }
    for (String name : signature.names) {
      if (!named.containsKey(name)) {
        break;
      }
      positional.add(named.remove(name));
    }
    return positional;
  }

  private static Map<String, @Nullable Object> renamed(
      Map<String, @Nullable Object> named, @Nullable Map<String, String> names) {
    if (names == null) {
      return named;
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    named.forEach((name, value) -> result.put(names.getOrDefault(name, name), value));
    return result;
  }

  private static <T> @Nullable T find(Map<Key, T> table, OdooCall call) {
    T own = table.get(new Key(call.model(), call.method()));
    return own != null ? own : table.get(new Key(ANY_MODEL, call.method()));
  }

  private void ofModel(String method, String... names) {
    signatures.put(new Key(ANY_MODEL, method), new Signature(false, List.of(names)));
  }

  private void ofRecords(String method, String... names) {
    signatures.put(new Key(ANY_MODEL, method), new Signature(true, List.of(names)));
  }

  private void older(String method, String name, String olderName) {
    olderNames.put(new Key(ANY_MODEL, method), Map.of(name, olderName));
  }
}
