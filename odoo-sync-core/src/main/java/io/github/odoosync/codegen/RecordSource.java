package io.github.odoosync.codegen;

import io.github.odoosync.internal.odoo.FieldNames;
import io.github.odoosync.odoo.FieldSchema;
import io.github.odoosync.odoo.ModelSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The source of the record type of one model. */
final class RecordSource {

  /** A constructor takes 255 slots, one of which is the new record itself. */
  private static final int MAX_SLOTS = 254;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final Comparator<FieldSchema> ID_FIRST =
      Comparator.comparing((FieldSchema field) -> !field.name().equals("id"));

  private static final Map<String, String> IMPORTS =
      Map.of(
          "OdooField", "io.github.odoosync.odoo.OdooField",
          "RawJson", "io.github.odoosync.odoo.RawJson",
          "Ref", "io.github.odoosync.odoo.Ref",
          "Reference", "io.github.odoosync.odoo.Reference",
          "BigDecimal", "java.math.BigDecimal",
          "Instant", "java.time.Instant",
          "LocalDate", "java.time.LocalDate",
          "List", "java.util.List",
          "Optional", "java.util.Optional",
          "OptionalLong", "java.util.OptionalLong");

  private final ModelSchema schema;
  private final String packageName;
  private final String typeName;
  private final List<FieldSource> fields;
  private final List<String> leftOut = new ArrayList<>();

  private RecordSource(ModelSchema schema, String packageName, Collection<FieldSchema> chosen) {
    this.schema = schema;
    this.packageName = packageName;
    this.typeName = JavaNames.type(schema.model(), "Record");
    this.fields = fields(chosen);
  }

  /**
   * Takes all fields but the data of widgets; those that are too many for a record are left out,
   * computed ones first.
   */
  static RecordSource ofAll(ModelSchema schema, String packageName) {
    List<FieldSchema> readable =
        schema.fields().values().stream().filter(RecordSource::isReadable).toList();
    return new RecordSource(schema, packageName, readable);
  }

  // Reading account.move.needed_terms fails in the server: its keys are no texts.
  private static boolean isReadable(FieldSchema field) {
    return field.exportable() || !field.type().equals("binary");
  }

  /**
   * Takes some fields, and the id.
   *
   * @throws IllegalArgumentException if the model does not have one of them
   */
  static RecordSource of(ModelSchema schema, String packageName, Collection<String> names) {
    Map<String, FieldSchema> chosen = new LinkedHashMap<>();
    schema.field("id").ifPresent(id -> chosen.put("id", id));
    for (String name : names) {
      FieldSchema field =
          schema
              .field(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          schema.model()
                              + " on Odoo "
                              + schema.version()
                              + " has no field "
                              + name
                              + " that this user may read"
                              + FieldNames.suggestion(name, schema.fields().keySet())));
      chosen.put(name, field);
    }
    return new RecordSource(schema, packageName, chosen.values());
  }

  /** Returns the simple name of the type. */
  String typeName() {
    return typeName;
  }

  /** Returns how many fields the type has. */
  int fieldCount() {
    return fields.size();
  }

  /** Returns the fields for which the record had no room. */
  List<String> leftOut() {
    return leftOut;
  }

  /** Returns the whole file. */
  String text() {
    String body = annotations() + declaration() + selections() + "}\n";
    return "package " + packageName + ";\n\n" + imports() + documentation() + body;
  }

  private List<FieldSource> fields(Collection<FieldSchema> chosen) {
    Set<String> components = new HashSet<>();
    Set<String> types = new HashSet<>(Set.of(typeName));
    List<FieldSource> taken = new ArrayList<>();
    int slots = 0;
    for (FieldSchema field : byUse(chosen)) {
      FieldSource source = source(field, components, types);
      if (slots + source.slots() > MAX_SLOTS) {
        leftOut.add(field.name());
      } else {
        slots += source.slots();
        taken.add(source);
      }
    }
    taken.sort(Comparator.comparing(FieldSource::field, ID_FIRST.thenComparing(FieldSchema::name)));
    return taken;
  }

  private static List<FieldSchema> byUse(Collection<FieldSchema> fields) {
    return fields.stream()
        .filter(field -> NAME.matcher(field.name()).matches())
        .sorted(ID_FIRST.thenComparing(field -> !field.stored()).thenComparing(FieldSchema::name))
        .toList();
  }

  private FieldSource source(FieldSchema field, Set<String> components, Set<String> types) {
    String component = JavaNames.component(field.name(), components);
    components.add(component);
    String type = "";
    if (field.type().equals("selection")) {
      type = JavaNames.type(field.name(), "Code");
      for (int i = 2; !types.add(type); i++) {
        type = JavaNames.type(field.name(), "Code") + i;
      }
    }
    return new FieldSource(field, component, type);
  }

  private String imports() {
    String declaration = declaration();
    Set<String> used = new TreeSet<>(Set.of("io.github.odoosync.odoo.OdooModel"));
    IMPORTS.forEach(
        (name, full) -> {
          if (Pattern.compile("\\b" + name + "\\b").matcher(declaration).find()) {
            used.add(full);
          }
        });
    if (fields.stream().anyMatch(FieldSource::isSelection)) {
      used.add("io.github.odoosync.odoo.Selection");
    }
    return used.stream()
        .map(name -> "import " + name + ";\n")
        .collect(Collectors.joining("", "", "\n"));
  }

  private String documentation() {
    String missing =
        leftOut.isEmpty()
            ? ""
            : "\n *\n * <p>Without "
                + leftOut.size()
                + " fields for which a Java record has no room: "
                + String.join(", ", leftOut)
                + ".";
    return "/**\n * Generated from {@code "
        + schema.model()
        + "} on Odoo "
        + schema.version()
        + "."
        + missing
        + "\n */\n";
  }

  private String annotations() {
    boolean arrays = fields.stream().anyMatch(FieldSource::isArray);
    return "@OdooModel(\""
        + schema.model()
        + "\")\n"
        + (arrays ? "@SuppressWarnings(\"ArrayRecordComponent\")\n" : "");
  }

  private String declaration() {
    return fields.stream()
        .map(field -> "    " + field.declaration())
        .collect(Collectors.joining(",\n", "public record " + typeName + "(\n", ") {\n"));
  }

  private String selections() {
    return fields.stream()
        .filter(FieldSource::isSelection)
        .map(field -> SelectionSource.text(field.selectionType(), field.field()))
        .collect(Collectors.joining());
  }
}
