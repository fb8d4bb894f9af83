package io.github.odoosync.crashlab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a forked process is told: {@code name=value} arguments. */
final class Settings {

  private final Map<String, String> values = new LinkedHashMap<>();

  static Settings of(String... arguments) {
    Settings settings = new Settings();
    for (String argument : arguments) {
      int split = argument.indexOf('=');
      settings.values.put(argument.substring(0, split), argument.substring(split + 1));
    }
    return settings;
  }

  Settings with(String name, Object value) {
    Settings copy = new Settings();
    copy.values.putAll(values);
    copy.values.put(name, String.valueOf(value));
    return copy;
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("Not told: " + name);
    }
    return value;
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    values.forEach((name, value) -> arguments.add(name + "=" + value));
    return arguments;
  }
}
