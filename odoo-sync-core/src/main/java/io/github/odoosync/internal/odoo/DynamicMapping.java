package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.JsonReader;
import io.github.odoosync.odoo.OdooRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The mapping of records without a type; a dotted path asks for a field of a nested record. */
final class DynamicMapping implements ModelMapping<OdooRecord> {

  private final String model;
  private final List<String> fields;
  private final boolean nested;

  DynamicMapping(String model, List<String> fields) {
    fields.forEach(FieldNames::requirePath);
    this.model = model;
    this.fields = List.copyOf(fields);
    this.nested = fields.stream().anyMatch(field -> field.indexOf('.') >= 0);
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public List<String> fieldNames() {
    List<String> names = new ArrayList<>(List.of("id"));
    for (String field : fields) {
      String top = field.indexOf('.') < 0 ? field : field.substring(0, field.indexOf('.'));
      if (!names.contains(top)) {
        names.add(top);
      }
    }
    return names;
  }

  @Override
  public boolean nested() {
    return nested;
  }

  @Override
  public boolean readsNames() {
    return true;
  }

  @Override
  public Map<String, Object> specification() {
    return specification(fields);
  }

  @Override
  public OdooRecord read(JsonReader reader) {
    return OdooRecord.of(model, object(reader));
  }

  @Override
  public List<OdooRecord> readAll(JsonReader reader, LongConsumer ids) {
    List<OdooRecord> records = new ArrayList<>();
    if (reader.kind() != JsonReader.Kind.ARRAY) {
      throw Came.wrong(reader).of("a list of records").inModel(model);
    }
    while (reader.nextItem()) {
      OdooRecord read = read(reader);
      records.add(read);
      ids.accept(id(read));
    }
    return records;
  }

  @Override
  public long id(OdooRecord value) {
    return value.values().get("id") instanceof Number id ? id.longValue() : 0;
  }

  @Override
  public Map<String, Object> values(OdooRecord value) {
    throw Refusals.value("an OdooRecord is not written back; hand in a map of what should change");
  }

  @Override
  public Map<String, Object> newValues(OdooRecord value) {
    return values(value);
  }

  @Override
  public List<DeclaredField> declaredFields() {
    return List.of();
  }

  private Map<String, @Nullable Object> object(JsonReader reader) {
    if (reader.kind() != JsonReader.Kind.OBJECT) {
      throw Came.wrong(reader).of("a record").inModel(model);
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String name = reader.nextField(); name != null; name = reader.nextField()) {
      values.put(name, reader.tree());
    }
    return Collections.unmodifiableMap(values);
  }

  private static Map<String, Object> specification(List<String> paths) {
    Map<String, List<String>> below = new LinkedHashMap<>();
    for (String path : paths) {
      int dot = path.indexOf('.');
      String top = dot < 0 ? path : path.substring(0, dot);
      List<String> rest = below.computeIfAbsent(top, name -> new ArrayList<>());
      if (dot >= 0) {
        rest.add(path.substring(dot + 1));
      }
    }
    Map<String, Object> specification = new LinkedHashMap<>();
    below.forEach(
        (field, rest) ->
            specification.put(
                field, rest.isEmpty() ? Map.of() : Map.of("fields", specification(rest))));
    specification.remove("id");
    return specification;
  }
}
