package io.github.odoosync.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.internal.json.CanonicalJson;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.WarehouseOrder;
import io.github.odoosync.model.party.Location;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.model.party.Warehouse;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.model.product.ProductTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Holds every document to its published JSON Schema and to the fixtures of every version there was.
 *
 * <p>Run with {@code -Dodoosync.schemas.write=true} to publish the schema of a new document or
 * version, and to write its first fixture.
 */
class SchemasTest {

  private static final List<Schema<?>> BY_CHANCE =
      List.of(
          Product.SCHEMA,
          ProductTemplate.SCHEMA,
          Party.SCHEMA,
          Warehouse.SCHEMA,
          Location.SCHEMA,
          SalesOrder.SCHEMA,
          PurchaseOrder.SCHEMA,
          WarehouseOrder.SCHEMA,
          Invoice.SCHEMA);

  static final List<Schema<?>> ALL =
      Stream.concat(BY_CHANCE.stream(), HandMade.schemas().stream()).toList();

  private static final List<String> SPOILERS =
      List.of(
          "", "\"", "{", "}", "[", "]", ",", ":", "null", "true", "NaN", "1e999999999", "-", "x");

  private static final boolean WRITE = Boolean.getBoolean("odoosync.schemas.write");
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path FIXTURES =
      Path.of("src/test/resources/io/github/odoosync/model/fixtures");

  @ParameterizedTest
  @FieldSource("ALL")
  void thePublishedSchemaIsTheOneThatIsWritten(Schema<?> schema) throws IOException {
    String current = pretty(Json.parse(schema.jsonSchema()));
    if (WRITE) {
      write(RESOURCES.resolve(schema.resource().substring(1)), current);
    }
    assertThat(resource(schema)).isEqualTo(current);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatIsWrittenSatisfiesTheSchemaAndIsReadAsTheSame(Schema<?> schema) throws IOException {
    var validator =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource(schema));
    for (long seed = 0; seed < 60; seed++) {
      Document document = new Sampler(seed, seed % 3 / 2.0).document(schema);
      String json = document.toJson();
      assertThat(validator.validate(json, InputFormat.JSON)).as(json).isEmpty();
      Document read = schema.read(json);
      assertThat(read).isEqualTo(document);
      assertThat(read.fingerprint()).isEqualTo(document.fingerprint());
      assertThat(read.toJson()).isEqualTo(json);
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void theSchemaRefusesWhatTheReaderRefuses(Schema<?> schema) throws IOException {
    var validator =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource(schema));
    String json = new Sampler(1, 1).document(schema).toJson();
    assertThat(validator.validate(json.replace("\"key\":{", "\"kee\":{"), InputFormat.JSON))
        .isNotEmpty();
    assertThat(validator.validate(json.replace("\"entity\":", "\"e\":"), InputFormat.JSON))
        .isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void spoiltJsonIsRefusedOrReadAsADocument(Schema<?> schema) {
    Random random = new Random(404);
    String json = new Sampler(3, 1).document(schema).toJson();
    for (int i = 0; i < 600; i++) {
      StringBuilder spoilt = new StringBuilder(json);
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        int at = random.nextInt(spoilt.length());
        int until = Math.min(spoilt.length(), at + random.nextInt(4));
        spoilt.replace(at, until, SPOILERS.get(random.nextInt(SPOILERS.size())));
      }
      readOrRefused(schema, spoilt.toString());
    }
  }

  private static void readOrRefused(Schema<?> schema, String json) {
    try {
      Document read = schema.read(json);
      assertThat(schema.read(read.toJson())).as(json).isEqualTo(read);
      assertThat(read.fingerprint()).hasSize(64);
    } catch (InvalidValueException refused) {
      assertThat(refused).hasMessageContaining(schema.name());
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void unknownFieldsSurviveInEveryDocument(Schema<?> schema) {
    Map<String, Object> tree = object(new Sampler(7, 1).document(schema).toJson());
    tree.put("x_of_tomorrow", Map.of("deep", List.of(1L, "two")));
    Document read = schema.read(Json.text(tree));
    assertThat(object(read.toJson())).isEqualTo(tree);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aFixtureOfTheCurrentVersionIsKept(Schema<?> schema) throws IOException {
    Path fixture = FIXTURES.resolve(schema.name() + "-" + schema.version() + ".json");
    if (WRITE && !Files.exists(fixture)) {
      write(fixture, pretty(Json.parse(new Sampler(20261123, 1).document(schema).toJson())));
    }
    assertThat(fixture).exists();
  }

  @Test
  void everyFixtureThatWasEverKeptIsStillRead() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      for (Path fixture : files.sorted().toList()) {
        String json = Files.readString(fixture);
        Schema<?> schema = schemaOf(fixture);
        Document read = schema.read(json);
        if (Long.valueOf(schema.version()).equals(object(json).get("version"))) {
          assertThat(CanonicalJson.bytes(object(read.toJson())))
              .as("%s", fixture)
              .isEqualTo(CanonicalJson.bytes(object(json)));
        }
      }
    }
  }

  private static Schema<?> schemaOf(Path fixture) {
    String name = String.valueOf(fixture.getFileName()).replaceAll("-\\d+\\.json$", "");
    return ALL.stream().filter(schema -> schema.name().equals(name)).findFirst().orElseThrow();
  }

  private static String resource(Schema<?> schema) throws IOException {
    try (InputStream in = WRITE ? null : Schema.class.getResourceAsStream(schema.resource())) {
      return in == null
          ? Files.readString(RESOURCES.resolve(schema.resource().substring(1)))
          : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String json) {
    return new LinkedHashMap<>((Map<String, Object>) Objects.requireNonNull(Json.parse(json)));
  }

  private static String pretty(@Nullable Object tree) {
    return pretty(tree, "") + "\n";
  }

  private static String pretty(@Nullable Object tree, String indent) {
    String deeper = indent + "  ";
    if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
      return map.keySet().stream()
          .sorted()
          .map(key -> deeper + Json.text(key) + ": " + pretty(map.get(key), deeper))
          .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }
    if (tree instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
      return list.stream()
          .map(item -> deeper + pretty(item, deeper))
          .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }
    return Json.text(tree);
  }
}
