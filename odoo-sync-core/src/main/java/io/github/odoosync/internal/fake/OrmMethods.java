package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods that every model has, with each version's names of their parameters. */
final class OrmMethods {

  private final int version;
  private final Map<String, ModelSpec.Bound> methods = new HashMap<>();

  private OrmMethods(int version) {
    this.version = version;
  }

  static Map<String, ModelSpec.Bound> of(int version) {
    OrmMethods orm = new OrmMethods(version);
    orm.searching();
    orm.reading();
    orm.writing();
    orm.naming();
    orm.web();
    orm.groups();
    orm.rights();
    return orm.methods;
  }

  private void add(String name, Signature signature, ModelSpec.Method method) {
    methods.put(name, new ModelSpec.Bound(signature, method, false));
  }

  private static Model model(Call call) {
    return call.env().model(call.model());
  }

  private void searching() {
    add(
        "search",
        Signature.onModel("domain", "offset=", "limit=", "order=").asReadonly(),
        call -> {
          call.env().require(Right.READ, call.model());
          return Search.ids(call.env(), model(call), query(call.args()));
        });
    add(
        "search_count",
        Signature.onModel("domain", "limit=").asReadonly(),
        call -> {
          call.env().require(Right.READ, call.model());
          Args args = call.args();
          return Search.count(call.env(), model(call), args.get("domain"), args.number("limit", 0));
        });
    add(
        "search_read",
        Signature.onModel("domain=", "fields=", "offset=", "limit=", "order=")
            .asReadonly()
            .andAnyName(),
        OrmMethods::searchRead);
  }

  static Search.Query query(Args args) {
    return new Search.Query(
        args.get("domain"),
        args.text("order", ""),
        args.number("offset", 0),
        args.number("limit", 0));
  }

  private static Object searchRead(Call call) {
    call.env().require(Right.READ, call.model());
    Reads.resolve(call.env(), model(call), call.args().texts("fields"));
    List<Long> ids = Search.ids(call.env(), model(call), query(call.args()));
    return Reads.read(
        call.env(), model(call), ids, call.args().texts("fields"), classic(call.args()));
  }

  private static boolean classic(Args args) {
    return !args.values().containsKey("load") || "_classic_read".equals(args.get("load"));
  }

  private void reading() {
    add(
        "read",
        Signature.onRecords("fields=", "load=").asReadonly(),
        call ->
            Reads.read(
                call.env(),
                model(call),
                call.ids(),
                call.args().texts("fields"),
                classic(call.args())));
    add(
        "fields_get",
        Signature.onModel("allfields=", "attributes="),
        call ->
            FieldsGet.answer(
                model(call), call.args().texts("allfields"), call.args().texts("attributes")));
    add(
        "default_get",
        Signature.onModel(version >= 19 ? "fields" : "fields_list"),
        call ->
            Defaults.of(
                call.env(),
                model(call),
                call.args().texts(version >= 19 ? "fields" : "fields_list")));
    add("get_metadata", Signature.onRecords(), Metadata::metadata);
    add("get_external_id", Signature.onRecords(), Metadata::externalIds);
  }

  private void writing() {
    add("create", Signature.onModel("vals_list"), this::create);
    add(
        "write",
        Signature.onRecords("vals"),
        call -> {
          Writes.write(call.env(), model(call), call.ids(), call.args().map("vals"));
          return true;
        });
    add(
        "unlink",
        Signature.onRecords(),
        call -> {
          Unlinks.unlink(call.env(), model(call), call.ids());
          return true;
        });
    add("load", Signature.onModel("fields", "data"), Loader::load);
    add("copy", Signature.onRecords("default="), this::copy);
    add("action_archive", Signature.onRecords(), call -> archive(call, false));
    add("action_unarchive", Signature.onRecords(), call -> archive(call, true));
    add("toggle_active", Signature.onRecords(), call -> archive(call, null));
  }

  private Object create(Call call) {
    Object given = call.args().get("vals_list");
    boolean single = given instanceof Map<?, ?>;
    List<Long> ids = new ArrayList<>();
    for (Object values : single ? List.of(given) : call.args().list("vals_list")) {
      ids.add(Writes.create(call.env(), model(call), Args.asMap(values)));
    }
    return new RecordIds(ids, single);
  }

  private Object copy(Call call) {
    List<Long> copies = new ArrayList<>();
    for (Rec record : call.records()) {
      copies.add(Copies.copy(call.env(), model(call), record, call.args().map("default")));
    }
    return new RecordIds(copies, version <= 17);
  }

  private @Nullable Object archive(Call call, @Nullable Boolean active) {
    for (Rec record : call.records()) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      values.put("active", active == null ? !record.flag("active") : active);
      Writes.write(call.env(), model(call), List.of(record.id()), values);
    }
    return version >= 19 ? null : true;
  }

  private void naming() {
    String domain = version >= 19 ? "domain=" : "args=";
    add(
        "name_search",
        Signature.onModel("name=", domain, "operator=", "limit=").asReadonly(),
        call -> Names.search(call, call.args().get(version >= 19 ? "domain" : "args")));
    add(
        "name_create",
        Signature.onModel("name"),
        call -> {
          long id = Names.create(call.env(), model(call), call.args().text("name", ""));
          return List.of(id, call.env().rec(call.model(), id).displayName());
        });
    if (version <= 17) {
      add(
          "name_get",
          Signature.onRecords(),
          call -> {
            List<Object> names = new ArrayList<>();
            call.records().forEach(r -> names.add(List.of(r.id(), r.displayName())));
            return names;
          });
    }
  }

  private void web() {
    add(
        "web_read",
        Signature.onRecords("specification").asReadonly(),
        call ->
            WebReads.read(call.env(), model(call), call.ids(), call.args().map("specification")));
    add(
        "web_search_read",
        Signature.onModel("domain", "specification", "offset=", "limit=", "order=", "count_limit=")
            .asReadonly(),
        OrmMethods::webSearchRead);
    add("web_save", Signature.onRecords("vals", "specification", "next_id="), this::webSave);
  }

  private static Object webSearchRead(Call call) {
    Env env = call.env();
    Args args = call.args();
    env.require(Right.READ, call.model());
    List<Long> ids = Search.ids(env, model(call), query(args));
    long limit = args.number("limit", 0);
    long offset = args.number("offset", 0);
    boolean exact = (limit == 0 || ids.size() < limit) && (offset == 0 || !ids.isEmpty());
    long length =
        exact
            ? offset + ids.size()
            : Search.count(env, model(call), args.get("domain"), args.number("count_limit", 0));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("length", length);
    answer.put("records", WebReads.read(env, model(call), ids, args.map("specification")));
    return answer;
  }

  private Object webSave(Call call) {
    List<Long> ids = call.ids();
    if (ids.isEmpty()) {
      ids = List.of(Writes.create(call.env(), model(call), call.args().map("vals")));
    } else {
      Writes.write(call.env(), model(call), ids, call.args().map("vals"));
    }
    List<Long> shown =
        call.args().number("next_id", 0) > 0 ? List.of(call.args().number("next_id", 0)) : ids;
    return WebReads.read(
        call.env().with("bin_size", true), model(call), shown, call.args().map("specification"));
  }

  private void groups() {
    add(
        "read_group",
        Signature.onModel("domain", "fields", "groupby", "offset=", "limit=", "orderby=", "lazy=")
            .asReadonly(),
        Groups::classic);
    if (version >= 19) {
      add(
          "formatted_read_group",
          Signature.onModel(
                  "domain", "groupby=", "aggregates=", "having=", "offset=", "limit=", "order=")
              .asReadonly(),
          Groups::formatted);
    }
  }

  private void rights() {
    add(
        "check_access_rights",
        Signature.onModel("operation", "raise_exception="),
        call -> {
          Right right = Right.of(call.args().text("operation", ""));
          boolean may = call.env().user().may(right, call.model());
          if (!may && Python.truthy(call.args().values().getOrDefault("raise_exception", true))) {
            call.env().require(right, call.model());
          }
          return may;
        });
    if (version >= 18) {
      add(
          "has_access",
          Signature.onRecords("operation"),
          call -> call.env().user().may(Right.of(call.args().text("operation", "")), call.model()));
    }
  }
}
