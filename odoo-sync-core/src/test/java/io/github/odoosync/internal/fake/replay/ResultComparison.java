package io.github.odoosync.internal.fake.replay;

import io.github.odoosync.internal.fake.FieldDef;
import io.github.odoosync.internal.fake.FieldType;
import io.github.odoosync.internal.fake.SchemaCatalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what a method returned, and learns which ids belong together. */
final class ResultComparison {

  private static final Set<String> IDS = Set.of("create", "search", "copy");
  private static final Set<String> RECORDS = Set.of("read", "search_read");

  private final SchemaCatalog schemas;
  private final IdMap ids;
  private final Differences differences;
  private final ActionComparison actions;

  ResultComparison(SchemaCatalog schemas, IdMap ids, Differences differences) {
    this.schemas = schemas;
    this.ids = ids;
    this.differences = differences;
    this.actions = new ActionComparison(ids, differences);
  }

  void compare(RecordedCall call, @Nullable Object recorded, @Nullable Object fake) {
    if (recorded == null || fake == null || !recorded.getClass().equals(fake.getClass())) {
      differences.equal("result", recorded, fake);
    } else if (call.method().equals("fields_get")) {
      new FieldsGetComparison(differences)
          .compare(call.model(), Values.map(recorded), Values.map(fake));
    } else if (IDS.contains(call.method())) {
      ids(call.model(), "result", recorded, fake);
    } else if (RECORDS.contains(call.method())) {
      records(call.model(), "result", Values.list(recorded), Values.list(fake));
    } else if (call.method().equals("web_search_read")) {
      page(call.model(), Values.map(recorded), Values.map(fake));
    } else if (call.method().equals("name_search")) {
      zip("result", recorded, fake, (at, one, other) -> reference(call.model(), at, one, other));
    } else if (call.method().endsWith("read_group")) {
      shape("group", Values.list(recorded).get(0), Values.list(fake).get(0));
    } else if (call.method().equals("load")) {
      load(call.model(), Values.map(recorded), Values.map(fake));
    } else {
      other(call, recorded, fake);
    }
  }

  private void other(RecordedCall call, Object recorded, Object fake) {
    if (call.method().equals("message_post")) {
      shape("result", recorded, fake);
    } else if (recorded instanceof Map<?, ?> map && map.containsKey("res_model")) {
      actions.compare(Values.map(recorded), Values.map(fake));
    } else {
      exact("result", recorded, fake);
    }
  }

  private void load(String model, Map<String, Object> recorded, Map<String, Object> fake) {
    differences.equal("keys", recorded.keySet(), fake.keySet());
    ids(model, "ids", recorded.get("ids"), fake.get("ids"));
    differences.equal("nextrow", recorded.get("nextrow"), fake.get("nextrow"));
    exact("messages", recorded.get("messages"), fake.get("messages"));
  }

  private void page(String model, Map<String, Object> recorded, Map<String, Object> fake) {
    differences.equal("length", recorded.get("length"), fake.get("length"));
    records(model, "records", recorded.get("records"), fake.get("records"));
  }

  private void records(
      String model, String where, @Nullable Object recorded, @Nullable Object fake) {
    zip(where, recorded, fake, (at, one, other) -> row(model, at, one, other));
  }

  private void row(String model, String where, @Nullable Object recorded, @Nullable Object fake) {
    if (!(recorded instanceof Map<?, ?>) || !(fake instanceof Map<?, ?>)) {
      ids(model, where, recorded, fake);
      return;
    }
    Map<String, Object> expected = Values.map(recorded);
    Map<String, Object> got = Values.map(fake);
    differences.equal(where + " keys", expected.keySet(), got.keySet());
    expected.forEach((name, value) -> field(model, where + "." + name, expected, name, got));
  }

  private void field(
      String model,
      String where,
      Map<String, Object> expected,
      String name,
      Map<String, Object> got) {
    Object recorded = expected.get(name);
    Object fake = got.get(name);
    FieldDef field = schemas.model(model).map(def -> def.field(name)).orElseThrow();
    if (name.equals("id")) {
      ids(model, where, recorded, fake);
    } else if (name.equals("res_id")) {
      ids(String.valueOf(expected.get("model")), where, recorded, fake);
    } else if (field.type().isToMany()) {
      records(field.relationOrThrow(), where, recorded, fake);
    } else if (field.type() == FieldType.MANY2ONE) {
      reference(field.relationOrThrow(), where, recorded, fake);
    } else {
      exact(where, recorded, fake);
    }
  }

  private void reference(
      String model, String where, @Nullable Object recorded, @Nullable Object fake) {
    if (recorded instanceof List<?> pair && fake instanceof List<?> other && other.size() == 2) {
      ids(model, where, pair.get(0), other.get(0));
      differences.text(where + " name", String.valueOf(pair.get(1)), other.get(1));
    } else if (recorded instanceof Map<?, ?>) {
      row(model, where, recorded, fake);
    } else {
      ids(model, where, recorded, fake);
    }
  }

  private void ids(String model, String where, @Nullable Object recorded, @Nullable Object fake) {
    if (recorded instanceof List<?>) {
      zip(where, recorded, fake, (at, one, other) -> ids(model, at, one, other));
    } else if (recorded instanceof Long one && fake instanceof Long other) {
      if (!ids.learn(model, one, other)) {
        differences.add(where + " is another " + model, ids.fake(model, one), other);
      }
    } else {
      differences.equal(where, recorded, fake);
    }
  }

  /** Compares values; numbers that count or identify rows only by kind. */
  private void exact(String where, @Nullable Object recorded, @Nullable Object fake) {
    if (recorded instanceof String text) {
      differences.text(where, text, fake);
    } else if (recorded instanceof List<?>) {
      zip(where, recorded, fake, this::exact);
    } else if (recorded instanceof Map<?, ?> map && fake instanceof Map<?, ?> other) {
      differences.equal(where + " keys", map.keySet(), other.keySet());
      map.forEach((key, value) -> exact(where + "." + key, value, other.get(key)));
    } else {
      differences.equal(where, recorded, fake);
    }
  }

  private void shape(String where, @Nullable Object recorded, @Nullable Object fake) {
    differences.sameKind(where, recorded, fake);
    if (recorded instanceof Map<?, ?> map && fake instanceof Map<?, ?> other) {
      differences.equal(where + " keys", map.keySet(), other.keySet());
      map.forEach((key, value) -> shape(where + "." + key, value, other.get(key)));
    } else if (recorded instanceof List<?>) {
      zip(where, recorded, fake, this::shape);
    }
  }

  private void zip(
      String where, @Nullable Object recorded, @Nullable Object fake, Pairwise compare) {
    if (!(recorded instanceof List<?> expected)
        || !(fake instanceof List<?> got)
        || expected.size() != got.size()) {
      differences.equal(where, recorded, fake);
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      compare.at(where + "[" + i + "]", expected.get(i), got.get(i));
    }
  }

  /** Compares two values that stand at the same place. */
  private interface Pairwise {
    void at(String where, @Nullable Object recorded, @Nullable Object fake);
  }
}
