package io.github.odoosync.internal.odoo;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.SchemaMismatchException;
import io.github.odoosync.odoo.FieldSchema;
import io.github.odoosync.odoo.ModelSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Compares record types, nested ones included, with the models of the server: each type once, and
 * with all differences in one error. Thread-safe.
 */
public final class SchemaCheck {

  private final Function<String, ModelSchema> schemas;
  private final Set<ModelMapping<?>> fitting = ConcurrentHashMap.newKeySet();

  /** Asks for schemas where it has to; the function should keep them. */
  public SchemaCheck(Function<String, ModelSchema> schemas) {
    this.schemas = schemas;
  }

  /**
   * Checks a type unless it was found to fit before.
   *
   * @throws SchemaMismatchException naming every difference
   */
  public void check(ModelMapping<?> mapping) {
    if (mapping.declaredFields().isEmpty() || fitting.contains(mapping)) {
      return;
    }
    ModelSchema schema = schemas.apply(mapping.model());
    List<String> differences = new ArrayList<>();
    compare(mapping.declaredFields(), schema, differences);
    if (!differences.isEmpty()) {
      throw mismatch(schema, differences);
    }
    fitting.add(mapping);
  }

  private void compare(List<DeclaredField> declared, ModelSchema schema, List<String> differences) {
    for (DeclaredField field : declared) {
      Optional<FieldSchema> known = schema.field(field.name());
      if (known.isEmpty()) {
        differences.add(missing(field, schema));
      } else if (!holds(field, known.get())) {
        differences.add(wrongType(field, known.get(), schema));
      } else if (!field.nested().isEmpty()) {
        compareNested(field, known.get(), schema, differences);
      }
    }
  }

  private void compareNested(
      DeclaredField field, FieldSchema known, ModelSchema schema, List<String> differences) {
    String relation = known.relation().orElse("");
    if (field.model().isPresent() && !field.model().get().equals(relation)) {
      differences.add(
          "%s: %s.%s points to %s, but the nested record is one of %s"
              .formatted(
                  field.component(), schema.model(), field.name(), relation, field.model().get()));
    } else {
      compare(field.nested(), schemas.apply(relation), differences);
    }
  }

  private static boolean holds(DeclaredField field, FieldSchema known) {
    return field.fieldTypes().isEmpty() || field.fieldTypes().contains(known.type());
  }

  private static String missing(DeclaredField field, ModelSchema schema) {
    return "%s: %s has no field %s%s"
        .formatted(
            field.component(),
            schema.model(),
            field.name(),
            FieldNames.suggestion(field.name(), schema.fields().keySet()));
  }

  private static String wrongType(DeclaredField field, FieldSchema known, ModelSchema schema) {
    return "%s: %s.%s is of type %s, but the component holds %s"
        .formatted(field.component(), schema.model(), field.name(), known.type(), field.expected());
  }

  private static SchemaMismatchException mismatch(ModelSchema schema, List<String> differences) {
    String detail =
        "a record type does not fit %s on Odoo %s; a field can also be missing because the user may"
            + " not read it:\n- %s\n";
    return new SchemaMismatchException(
        Failure.of(
            ErrorCode.SCHEMA_MISMATCH,
            detail.formatted(schema.model(), schema.version(), String.join("\n- ", differences))),
        null);
  }
}
