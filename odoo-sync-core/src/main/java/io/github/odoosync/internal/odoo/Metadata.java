package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.cache.ExpiringCache;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.FieldSchema;
import io.github.odoosync.odoo.ModelSchema;
import io.github.odoosync.odoo.transport.OdooCall;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server says of its models, kept for a while. Thread-safe; one for each client. */
public final class Metadata {

  private static final int MODELS = 1000;

  private final Session session;
  private final ExpiringCache<String, ModelSchema> schemas;
  private final @Nullable SchemaCheck check;

  /** Reads through this session and checks record types, or not. */
  public Metadata(Session session, Duration lifetime, Clock clock, boolean checking) {
    this.session = session;
    this.schemas = new ExpiringCache<>(lifetime, MODELS, clock);
    this.check = checking ? new SchemaCheck(this::schema) : null;
  }

  ModelSchema schema(String model) {
    return schemas.get(model, this::load);
  }

  void check(ModelMapping<?> mapping) {
    if (check != null) {
      check.check(mapping);
    }
  }

  /** Only where a type is known: a dynamic query asks for no schema. */
  void check(ModelMapping<?> mapping, Domain domain) {
    if (check != null && !mapping.declaredFields().isEmpty()) {
      domain.checkedAgainst(schema(mapping.model()));
    }
  }

  private ModelSchema load(String model) {
    OdooCall call =
        session.reading(model, "fields_get").argument("attributes", FieldSchema.ATTRIBUTES).build();
    if (!(session.value(call) instanceof Map<?, ?> answer)) {
      throw Session.unexpected(call, "No fields in the answer", null);
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    answer.forEach((name, attributes) -> fields.put(String.valueOf(name), attributes));
    return ModelSchema.of(model, session.version(), fields);
  }
}
