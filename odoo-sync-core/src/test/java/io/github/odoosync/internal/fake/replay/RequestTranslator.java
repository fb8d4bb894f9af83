package io.github.odoosync.internal.fake.replay;

import io.github.odoosync.internal.fake.FieldDef;
import io.github.odoosync.internal.fake.ModelDef;
import io.github.odoosync.internal.fake.SchemaCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces recorded ids and placeholders in a request by those of the fake. */
final class RequestTranslator {

  private static final Set<String> DOMAIN_FIRST = Set.of("search", "search_read", "search_count");
  private static final Set<String> WITHOUT_IDS = Set.of("load", "fields_get", "name_search");

  private final SchemaCatalog schemas;
  private final IdMap ids;
  private final String apiKey;

  RequestTranslator(SchemaCatalog schemas, IdMap ids, String apiKey) {
    this.schemas = schemas;
    this.ids = ids;
    this.apiKey = apiKey;
  }

  @Nullable Object body(Exchange exchange) {
    Object body = exchange.requestBody();
    RecordedCall call = RecordedCall.of(exchange);
    if (call.equals(RecordedCall.NONE)) {
      return body;
    }
    if (exchange.path().startsWith("/json/2/")) {
      return named(call.model(), Values.map(body));
    }
    Map<String, Object> params = new LinkedHashMap<>(Values.map(Values.map(body).get("params")));
    params.put("args", executeKw(call, Values.list(params.get("args"))));
    Map<String, Object> translated = new LinkedHashMap<>(Values.map(body));
    translated.put("params", params);
    return translated;
  }

  private List<@Nullable Object> executeKw(RecordedCall call, List<@Nullable Object> recorded) {
    List<@Nullable Object> args = new ArrayList<>(recorded);
    if (String.valueOf(args.get(2)).startsWith("<")) {
      args.set(2, apiKey);
    }
    args.set(5, positional(call, Values.list(args.get(5))));
    args.set(6, named(call.model(), Values.map(args.get(6))));
    return args;
  }

  private List<@Nullable Object> positional(RecordedCall call, List<@Nullable Object> recorded) {
    List<@Nullable Object> args = new ArrayList<>(recorded);
    if (args.isEmpty() || WITHOUT_IDS.contains(call.method())) {
      return args;
    }
    if (DOMAIN_FIRST.contains(call.method())) {
      args.set(0, domain(call.model(), args.get(0)));
    } else if (call.method().equals("create")) {
      args.set(0, valuesOrList(call.model(), args.get(0)));
    } else {
      args.set(0, idOrIds(call.model(), args.get(0)));
    }
    if (call.method().equals("write")) {
      args.set(1, values(call.model(), Values.map(args.get(1))));
    }
    return args;
  }

  private Map<String, Object> named(String model, Map<String, Object> recorded) {
    Map<String, Object> named = new LinkedHashMap<>(recorded);
    named.computeIfPresent("ids", (key, value) -> idOrIds(model, value));
    named.computeIfPresent("domain", (key, value) -> domain(model, value));
    named.computeIfPresent("vals", (key, value) -> valuesOrList(model, value));
    named.computeIfPresent("vals_list", (key, value) -> valuesOrList(model, value));
    named.computeIfPresent("context", (key, value) -> context(Values.map(value)));
    return named;
  }

  private @Nullable Object domain(String model, @Nullable Object domain) {
    List<@Nullable Object> translated = new ArrayList<>();
    for (Object part : Values.list(domain)) {
      translated.add(part instanceof List<?> leaf ? leaf(model, leaf) : part);
    }
    return translated;
  }

  private List<@Nullable Object> leaf(String model, List<?> leaf) {
    FieldDef field = field(model, String.valueOf(leaf.get(0)));
    String target = field == null ? null : field.name().equals("id") ? model : field.relation();
    Object value = leaf.get(2);
    List<@Nullable Object> translated = new ArrayList<>(leaf);
    translated.set(2, target == null ? value : idOrIds(target, value));
    return translated;
  }

  private Object valuesOrList(String model, @Nullable Object value) {
    if (value instanceof List<?> many) {
      return many.stream().map(one -> values(model, Values.map(one))).toList();
    }
    return values(model, Values.map(value));
  }

  private Map<String, Object> values(String model, Map<String, Object> recorded) {
    Map<String, Object> values = new LinkedHashMap<>(recorded);
    values.replaceAll((name, value) -> fieldValue(model, recorded, name, value));
    return values;
  }

  private Object fieldValue(String model, Map<String, Object> all, String name, Object value) {
    FieldDef field = field(model, name);
    if (name.equals("res_id") && all.get("res_model") instanceof String target) {
      return idOrIds(target, value);
    }
    if (field == null || field.relation() == null) {
      return value;
    }
    return field.type().isToMany()
        ? Values.list(value).stream().map(c -> command(field.relationOrThrow(), c)).toList()
        : idOrIds(field.relationOrThrow(), value);
  }

  private Object command(String model, @Nullable Object command) {
    List<@Nullable Object> parts = new ArrayList<>(Values.list(command));
    parts.set(1, idOrIds(model, parts.get(1)));
    if (parts.size() > 2 && parts.get(2) instanceof Map<?, ?> values) {
      parts.set(2, values(model, Values.map(values)));
    } else if (parts.size() > 2 && parts.get(2) instanceof List<?> listed) {
      parts.set(2, idOrIds(model, listed));
    }
    return parts;
  }

  private Map<String, Object> context(Map<String, Object> recorded) {
    Map<String, Object> context = new LinkedHashMap<>(recorded);
    String active = String.valueOf(context.get("active_model"));
    context.computeIfPresent("active_id", (key, value) -> idOrIds(active, value));
    context.computeIfPresent("active_ids", (key, value) -> idOrIds(active, value));
    context.computeIfPresent("warehouse_id", (key, value) -> idOrIds("stock.warehouse", value));
    context.computeIfPresent(
        "button_validate_picking_ids", (key, value) -> idOrIds("stock.picking", value));
    context.computeIfPresent(
        "default_pick_ids",
        (key, value) -> Values.list(value).stream().map(c -> command("stock.picking", c)).toList());
    return context;
  }

  private Object idOrIds(String model, @Nullable Object value) {
    if (value instanceof List<?> many) {
      return many.stream().map(one -> idOrIds(model, one)).toList();
    }
    return value instanceof Long id ? (Object) ids.fake(model, id) : Objects.requireNonNull(value);
  }

  private @Nullable FieldDef field(String model, String name) {
    return schemas.model(model).map(def -> fieldOf(def, name)).orElse(null);
  }

  private static @Nullable FieldDef fieldOf(ModelDef model, String name) {
    return model.field(name);
  }
}
