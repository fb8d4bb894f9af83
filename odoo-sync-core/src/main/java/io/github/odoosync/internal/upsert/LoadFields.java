package io.github.odoosync.internal.upsert;

import io.github.odoosync.internal.odoo.Refusals;
import io.github.odoosync.internal.odoo.Session;
import io.github.odoosync.odoo.FieldSchema;
import io.github.odoosync.odoo.ModelSchema;
import java.util.function.Supplier;

/**
 * The fields of a model that rows are loaded into. The server is asked for them only where a value
 * alone does not say how {@code load()} will read it.
 */
final class LoadFields {

  private final Session session;
  private final Supplier<String> model;

  private LoadFields(Session session, Supplier<String> model) {
    this.session = session;
    this.model = model;
  }

  static LoadFields of(Session session, String model) {
    return new LoadFields(session, () -> model);
  }

  /**
   * Returns whether a whole number in this field is the id of a record.
   *
   * <p>A field that is not in the schema is left to the server, which refuses it by name.
   */
  boolean takesIds(String field) {
    String type = schema().field(field).map(FieldSchema::type).orElse("");
    if (type.equals("one2many")) {
      throw Refusals.value(
          model.get() + "." + field + " takes no ids; lines are added with line(…)");
    }
    return type.equals("many2one") || type.equals("many2many");
  }

  /** Returns the fields of the lines in a one2many. */
  LoadFields ofLines(String field) {
    return new LoadFields(session, () -> lineModel(field));
  }

  /** Returns the model of the lines in a one2many. */
  String lineModel(String field) {
    return schema()
        .field(field)
        .flatMap(FieldSchema::relation)
        .orElseThrow(() -> Refusals.value(model.get() + "." + field + " has no lines"));
  }

  private ModelSchema schema() {
    return session.schema(model.get());
  }
}
