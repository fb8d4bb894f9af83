package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a document is called, which version it is written in, and how it is built and read.
 * Immutable and thread-safe.
 *
 * @param <D> the document
 */
public final class Schema<D extends Document> {

  private static final String NAME = "schema";
  private static final String VERSION = "version";

  private final Shape<D> shape;
  private final int version;
  private final Map<Integer, UnaryOperator<Map<String, @Nullable Object>>> upgrades;

  Schema(
      Shape<D> shape,
      int version,
      Map<Integer, UnaryOperator<Map<String, @Nullable Object>>> upgrades) {
    this.shape = shape;
    this.version = version;
    this.upgrades = upgrades;
  }

  /** Returns the document's name, such as {@code sales-order}. */
  public String name() {
    return shape.name();
  }

  /** Returns the version that is written; older ones are read too. */
  public int version() {
    return version;
  }

  /** Returns the fields. */
  public Shape<D> shape() {
    return shape;
  }

  /** Starts a new document. */
  public Builder<D> builder() {
    return shape.builder();
  }

  /** Starts from all that an existing document holds, unknown fields included. */
  public Builder<D> builder(D start) {
    return shape.builder(start);
  }

  /**
   * Reads a document; fields that are not declared are kept and written again.
   *
   * @throws InvalidValueException if it is not such a document, is of a newer version, or holds a
   *     value that breaks a rule; the message says where
   */
  public D read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a document from UTF-8; see {@link #read(String)}. */
  public D read(byte[] json) {
    Place place = Place.root(name());
    Map<String, @Nullable Object> tree = object(json, place);
    if (!name().equals(tree.get(NAME))) {
      throw place.unreadable("the schema is " + shown(tree.get(NAME)));
    }
    return new Parts<>(shape).read(upgraded(tree), place, Set.of(NAME, VERSION));
  }

  /** Returns the JSON Schema (draft 2020-12) that every document written satisfies. */
  public String jsonSchema() {
    Definitions definitions = new Definitions();
    Map<String, Object> schema = new TreeMap<>(new Parts<>(shape).description(definitions));
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:odoosync:schema:" + name() + ":" + version);
    schema.put("title", name());
    schema.put("$defs", definitions.all());
    envelope(schema);
    return Json.text(schema);
  }

  /** Returns where the published JSON Schema lies among this library's resources. */
  public String resource() {
    return "/io/github/odoosync/model/schema/" + name() + "-" + version + ".json";
  }

  Map<String, @Nullable Object> tree(D document, Purpose purpose) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put(NAME, name());
    if (purpose == Purpose.STORE) {
      tree.put(VERSION, (long) version);
    }
    tree.putAll(new Parts<>(shape).write(document, purpose));
    return tree;
  }

  @SuppressWarnings("unchecked")
  private void envelope(Map<String, Object> schema) {
    Map<String, Object> properties =
        new TreeMap<>((Map<String, Object>) schema.getOrDefault("properties", Map.of()));
    schema.put("properties", properties);
    properties.put(NAME, Map.of("const", name()));
    properties.put(VERSION, Map.of("const", version));
    List<String> required = new ArrayList<>(List.of(NAME, VERSION));
    required.addAll((List<String>) schema.getOrDefault("required", List.of()));
    schema.put("required", required);
  }

  private Map<String, @Nullable Object> upgraded(Map<String, @Nullable Object> tree) {
    if (!(tree.get(VERSION) instanceof Long found) || found < 1 || found > version) {
      throw InvalidValueException.of(
          ErrorCode.DOCUMENT_VERSION,
          "%s: the version is %s; versions 1 to %d are read"
              .formatted(name(), shown(tree.get(VERSION)), version));
    }
    Map<String, @Nullable Object> current = tree;
    for (int from = found.intValue(); from < version; from++) {
      UnaryOperator<Map<String, @Nullable Object>> upgrade = upgrades.get(from);
      current = upgrade == null ? current : upgrade.apply(new LinkedHashMap<>(current));
    }
    return current;
  }

  // The reader of JSON gives objects whose keys are texts.
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(byte[] json, Place place) {
    try {
      if (Json.parse(json) instanceof Map<?, ?> map) {
        requireFinite(map, place);
        return (Map<String, @Nullable Object>) map;
      }
    } catch (JsonException e) {
      throw place.unreadable(String.valueOf(e.getMessage()));
    }
    throw place.unreadable("an object is expected");
  }

  // The reader of JSON lets NaN and infinities pass, since Odoo sends them; a document holds none.
  private static void requireFinite(@Nullable Object tree, Place place) {
    if (tree instanceof Double) {
      throw place.unreadable("a number is not finite");
    }
    if (tree instanceof Map<?, ?> members) {
      members.values().forEach(member -> requireFinite(member, place));
    } else if (tree instanceof List<?> items) {
      items.forEach(item -> requireFinite(item, place));
    }
  }

  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value);
    return value == null ? "absent" : "'" + text.substring(0, Math.min(40, text.length())) + "'";
  }
}
