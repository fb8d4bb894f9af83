package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code load()}: makes or updates records by external id, all of them or none. */
final class Loader {

  private final Env env;
  private final Model model;
  private final List<Map<String, Object>> messages = new ArrayList<>();
  private final List<Long> ids = new ArrayList<>();

  private Loader(Env env, Model model) {
    this.env = env;
    this.model = model;
  }

  static Object load(Call call) {
    Model model = call.env().model(call.model());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Object row : call.args().list("data")) {
      rows.add(row instanceof List<?> list ? new ArrayList<>(list) : List.of());
    }
    List<String> paths = call.args().texts("fields").stream().map(Loader::path).toList();
    for (String path : paths) {
      if (!path.equals(".id")) {
        Reads.field(call.env(), model, LoadRecord.first(path));
      }
    }
    return new Loader(call.env(), model).run(LoadRecord.cut(call.env(), model, paths, rows, 0));
  }

  // "partner_id:id" and "partner_id.id" are older spellings of "partner_id/id" and "…/.id".
  private static String path(String column) {
    return column.replace(":id", "/id").replaceAll("([^/])\\.id$", "$1/.id");
  }

  private Object run(List<LoadRecord> records) {
    int savepoint = env.transaction().savepoint();
    for (int i = 0; i < records.size(); i++) {
      int before = env.transaction().savepoint();
      try {
        ids.add(one(records.get(i)));
      } catch (LoadConverter.Refused e) {
        env.transaction().rollbackTo(before);
        refuse(records.get(i), i, e);
      } catch (OdooFault e) {
        env.transaction().rollbackTo(before);
        fail(records.get(i), i, e);
      }
    }
    if (!messages.isEmpty()) {
      env.transaction().rollbackTo(savepoint);
      return Loads.failed(messages);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ids", ids);
    answer.put("messages", List.of());
    answer.put("nextrow", 0);
    return answer;
  }

  private void refuse(LoadRecord record, int at, LoadConverter.Refused refused) {
    Map<String, Object> message =
        Loads.message(record.from(), record.to(), at, String.valueOf(refused.getMessage()));
    message.put("field", refused.field());
    Map<String, Object> more = refused.moreInfo();
    if (more != null) {
      message.put("moreinfo", more);
    }
    message.put("field_name", Labels.ofField(refused.field()));
    messages.add(message);
  }

  private void fail(LoadRecord record, int at, OdooFault fault) {
    boolean foreseen =
        fault.name().startsWith("odoo.exceptions.") || fault.name().startsWith("psycopg2.");
    String text =
        foreseen
            ? fault.text()
            : "Unknown error during import: <class '%s'>: %s"
                .formatted(fault.name().replace("builtins.", ""), fault.text());
    messages.add(Loads.message(record.from(), record.to(), at, text));
  }

  private long one(LoadRecord record) {
    Map<String, @Nullable Object> values = new LoadConverter(env, model).values(record);
    String externalId =
        record.cells().get("id") instanceof String text && !text.isEmpty() ? text : null;
    Long known = known(env, model, record);
    if (externalId != null) {
      env.claim("external id " + ExternalIds.qualified(externalId));
    }
    if (known != null) {
      update(known, externalId, values);
      return known;
    }
    long id = Writes.create(env, model, values);
    if (externalId != null) {
      boolean noupdate = env.context().flag("noupdate");
      ExternalIds.put(env, externalId, model.name(), id, noupdate);
    }
    return id;
  }

  private void update(long id, @Nullable String externalId, Map<String, @Nullable Object> values) {
    ExternalIds.Target target = externalId == null ? null : ExternalIds.find(env, externalId);
    boolean kept =
        target != null && target.noupdate() && env.context().text("mode", "init").equals("update");
    if (!kept) {
      Writes.write(env, model, List.of(id), values);
    }
  }

  /** Returns the record that a row names by external or database id, null if it is to be made. */
  static @Nullable Long known(Env env, Model model, LoadRecord record) {
    Object database = record.cells().get(".id");
    if (Python.truthy(database)) {
      return byDatabaseId(model, String.valueOf(database));
    }
    if (!(record.cells().get("id") instanceof String text) || text.isEmpty()) {
      return null;
    }
    ExternalIds.Target target = ExternalIds.find(env, text);
    if (target == null || env.model(target.model()).table().row(target.id()) == null) {
      return null;
    }
    if (!target.model().equals(model.name())) {
      throw OdooFault.validation(
          "For external id %s when trying to create/update a record of model %s found record of different model %s (%s)"
              .formatted(text, model.name(), target.model(), target.id()));
    }
    return target.id();
  }

  private static long byDatabaseId(Model model, String text) {
    try {
      long id = Long.parseLong(text);
      if (model.table().row(id) != null) {
        return id;
      }
    } catch (NumberFormatException e) {
      throw new LoadConverter.Refused(".id", "Invalid database id '%s'".formatted(text), null);
    }
    throw new LoadConverter.Refused(
        ".id", "Unknown database identifier '%s'".formatted(text), null);
  }
}
