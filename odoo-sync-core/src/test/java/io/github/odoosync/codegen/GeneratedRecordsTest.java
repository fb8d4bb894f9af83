package io.github.odoosync.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.internal.json.JsonReader;
import io.github.odoosync.internal.odoo.ModelMapping;
import io.github.odoosync.internal.odoo.ModelMappings;
import io.github.odoosync.internal.odoo.SchemaCheck;
import io.github.odoosync.internal.odoo.Wire;
import io.github.odoosync.odoo.ModelSchema;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated compiles, fits the server it came from and reads what that server sends. */
class GeneratedRecordsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"odoo-17/jsonrpc, res.users", "odoo-19/json2, stock.p"})
  void whatIsGeneratedFromARealServerCompilesAndFitsIt(String recorded, String only)
      throws Exception {
    List<ModelSchema> schemas = new ArrayList<>();
    for (Path file : Wire.files(recorded, "fields_get-" + only)) {
      String name = file.getFileName().toString().replaceAll("^.*fields_get-|\\.json$", "");
      schemas.add(schema(recorded, name));
    }
    List<RecordSource> sources =
        schemas.stream().map(schema -> RecordSource.ofAll(schema, "generated")).toList();

    try (URLClassLoader classes = compiled(sources)) {
      for (int i = 0; i < schemas.size(); i++) {
        ModelSchema schema = schemas.get(i);
        Class<?> type = classes.loadClass("generated." + sources.get(i).typeName());
        ModelMapping<?> mapping = new ModelMappings(null).of(type);
        new SchemaCheck(model -> schema).check(mapping);
        assertThat(mapping.fieldNames())
            .hasSize(schema.fields().size() - sources.get(i).leftOut().size());
      }
    }
    assertThat(schemas).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"odoo-17/jsonrpc", "odoo-18/jsonrpc", "odoo-19/json2"})
  void aGeneratedTypeReadsWhatTheServerSent(String recorded) throws Exception {
    List<String> fields =
        List.of(
            "name",
            "state",
            "partner_id",
            "order_line",
            "amount_total",
            "date_order",
            "commitment_date",
            "client_order_ref",
            "company_id",
            "warehouse_id",
            "access_token");
    RecordSource source = RecordSource.of(schema(recorded, "sale.order"), "generated", fields);

    try (URLClassLoader classes = compiled(List.of(source));
        JsonReader reader = Wire.reader(Wire.body(recorded, "sale-order-read"))) {
      Class<?> type = classes.loadClass("generated.SaleOrder");
      Object order = new ModelMappings(null).of(type).readAll(reader).get(0);

      assertThat(value(order, "partnerId")).isInstanceOf(Ref.class);
      assertThat(value(order, "commitmentDate")).isEqualTo(Optional.empty());
      assertThat(Objects.requireNonNull(value(order, "state")).toString()).contains("draft");
      assertThat(writable(type, order)).containsKey("client_order_ref").doesNotContainKey("id");
      assertThat(writable(type, order)).doesNotContainKey("amount_total");
    }
  }

  @Test
  void aRecordAsWideAsJavaAllowsIsReadAndWritten() throws Exception {
    Map<String, Object> fields = new TreeMap<>();
    StringBuilder json = new StringBuilder("{\"id\": 7");
    fields.put("id", Map.of("type", "integer", "store", true, "readonly", true));
    for (int i = 0; i < 252; i++) {
      fields.put("f" + i, Map.of("type", "char", "store", true, "required", true));
      json.append(", \"f").append(i).append("\": \"v").append(i).append('"');
    }
    RecordSource source =
        RecordSource.ofAll(ModelSchema.of("x.wide", OdooVersion.of(19), fields), "generated");

    try (URLClassLoader classes = compiled(List.of(source));
        JsonReader reader =
            JsonReader.of(json.append('}').toString().getBytes(StandardCharsets.UTF_8), 0)) {
      Class<?> type = classes.loadClass("generated.XWide");
      Object wide = new ModelMappings(null).of(type).read(reader);

      assertThat(value(wide, "f251")).isEqualTo("v251");
      assertThat(writable(type, wide)).hasSize(252).containsEntry("f0", "v0");
    }
  }

  private static <T> Map<String, Object> writable(Class<T> type, Object value) {
    return new ModelMappings(null).of(type).values(type.cast(value));
  }

  private static Object value(Object value, String component) throws Exception {
    return value.getClass().getMethod(component).invoke(value);
  }

  @SuppressWarnings("unchecked")
  private static ModelSchema schema(String recorded, String model) {
    Object fields = Objects.requireNonNull(Wire.body(recorded, "fields_get-" + model));
    int version = Integer.parseInt(recorded.substring(5, 7));
    return ModelSchema.of(model, OdooVersion.of(version), (Map<String, Object>) fields);
  }

  private URLClassLoader compiled(List<RecordSource> sources) throws Exception {
    List<String> arguments = new ArrayList<>();
    String library = Path.of(location(Ref.class)).toString();
    arguments.addAll(List.of("-Xlint:all", "-Werror", "-encoding", "UTF-8", "-proc:none"));
    arguments.addAll(List.of("-cp", library, "-d", folder.resolve("classes").toString()));
    for (RecordSource source : sources) {
      Path file = folder.resolve(source.typeName() + ".java");
      Files.writeString(file, source.text());
      arguments.add(file.toString());
    }
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    assertThat(javac.run(out, out, arguments.toArray(String[]::new))).as("%s", said).isZero();
    URL classes = folder.resolve("classes").toUri().toURL();
    return new URLClassLoader(new URL[] {classes}, Ref.class.getClassLoader());
  }

  private static URI location(Class<?> type) throws Exception {
    return type.getProtectionDomain().getCodeSource().getLocation().toURI();
  }
}
