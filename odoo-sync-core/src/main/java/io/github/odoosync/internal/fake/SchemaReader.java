package io.github.odoosync.internal.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the models of one version out of schema resources. */
final class SchemaReader {

  private static final String EVERY_MODEL = "*";

  private final int version;
  private final Map<String, List<FieldDef>> fieldsByModel = new HashMap<>();
  private @Nullable List<FieldDef> current;

  SchemaReader(int version) {
    this.version = version;
  }

  void read(String resource) {
    InputStream stream = SchemaReader.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("The resource " + resource + " is missing");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines.lines().forEach(this::readLine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, ModelDef> models() {
    List<FieldDef> common = fieldsByModel.getOrDefault(EVERY_MODEL, List.of());
    Map<String, ModelDef> models = new HashMap<>();
    fieldsByModel.forEach(
        (name, fields) -> {
          if (!name.equals(EVERY_MODEL)) {
            models.put(name, model(name, common, fields));
          }
        });
    return models;
  }

  private void readLine(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("[")) {
      startModel(line.substring(1, line.length() - 1).split(" ", -1));
      return;
    }
    FieldLine field = new FieldLine(line);
    if (current != null && field.isIn(version)) {
      current.add(field.field());
    }
  }

  private void startModel(String[] nameAndVersions) {
    boolean known = FieldLine.covers(nameAndVersions[1], version);
    current =
        known ? fieldsByModel.computeIfAbsent(nameAndVersions[0], name -> new ArrayList<>()) : null;
  }

  private static ModelDef model(String name, List<FieldDef> common, List<FieldDef> own) {
    Map<String, FieldDef> byName = new TreeMap<>();
    common.forEach(field -> byName.put(field.name(), field));
    own.forEach(field -> byName.put(field.name(), field));
    return new ModelDef(name, byName);
  }
}
