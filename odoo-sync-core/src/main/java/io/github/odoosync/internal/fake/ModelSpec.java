package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is plugged into one model. Each method adds one thing and returns this.
 *
 * <p>Values in hooks are as Odoo's own methods see them: many2one as id, x2many as commands on the
 * way in and as ids on the way out, {@code null} for what is empty.
 */
public final class ModelSpec {

  /** Gives the value of a field that a create left out. */
  @FunctionalInterface
  public interface Default {
    /** Returns the value, null for none; the values that the caller gave are only to be read. */
    @Nullable Object value(Env env, Map<String, @Nullable Object> given);
  }

  /** Changes the values of a create before anything is stored. */
  @FunctionalInterface
  public interface BeforeCreate {
    /** Changes the values in place; throws an {@link OdooFault} to refuse. */
    void prepare(Env env, Map<String, @Nullable Object> values);
  }

  /** Does something else than making a record. */
  @FunctionalInterface
  public interface CreateInstead {
    /** Returns the id of the record that stands for the new one; null to create as usual. */
    @Nullable Long create(Env env, Map<String, @Nullable Object> values);
  }

  /** Looks at or changes a write before it happens. */
  @FunctionalInterface
  public interface BeforeWrite {
    /** Changes the values in place; throws an {@link OdooFault} to refuse. */
    void prepare(List<Rec> records, Map<String, @Nullable Object> values);
  }

  /** Follows a write. */
  @FunctionalInterface
  public interface AfterWrite {
    /** Is called once a record; the fields are those that were written. */
    void written(Rec record, Set<String> fields);
  }

  /** A method that can be called over the wire. */
  @FunctionalInterface
  public interface Method {
    /** Returns what Odoo would; null for Python's None. */
    @Nullable Object call(Call call);
  }

  /** A method that was plugged in; an open one asks for no right on the model. */
  record Bound(Signature signature, Method method, boolean open) {}

  /** A model whose fields are this model's fields too, over a many2one. */
  record Parent(String model, String field) {}

  private final ModelDef def;
  private final Map<String, Default> defaults = new LinkedHashMap<>();
  private final Map<String, Function<Rec, @Nullable Object>> computes = new HashMap<>();
  private final List<BeforeCreate> beforeCreate = new ArrayList<>();
  private final List<CreateInstead> createInstead = new ArrayList<>();
  private final List<Consumer<Rec>> afterCreate = new ArrayList<>();
  private final List<BeforeWrite> beforeWrite = new ArrayList<>();
  private final List<AfterWrite> afterWrite = new ArrayList<>();
  private final List<Consumer<Rec>> beforeUnlink = new ArrayList<>();
  private final List<Consumer<Rec>> constraints = new ArrayList<>();
  private final Map<String, Bound> methods = new HashMap<>();
  private final Set<String> optional = new HashSet<>();
  private final Set<String> cascades = new HashSet<>();
  private final List<Parent> parents = new ArrayList<>();
  private Function<Rec, @Nullable String> displayName;
  private List<String> nameSearch = List.of();
  private String order = "id";
  private String parentField = "parent_id";

  ModelSpec(ModelDef def) {
    this.def = def;
    this.displayName = ModelSpec::plainName;
  }

  private static @Nullable String plainName(Rec record) {
    return record.spec().def.field("name") == null
        ? record.model() + "," + record.id()
        : record.text("name");
  }

  /** Returns the model's fields. */
  public ModelDef def() {
    return def;
  }

  /** Sets a field that a create leaves out to a value. */
  public ModelSpec defaultOf(String field, Object value) {
    return defaultFrom(field, (env, given) -> value);
  }

  /** Sets a field that a create leaves out to what is computed from the given values. */
  public ModelSpec defaultFrom(String field, Default value) {
    defaults.put(known(field), value);
    return this;
  }

  /** Computes a field at each reading; what is stored of it is not looked at. */
  public ModelSpec computed(String field, Function<Rec, @Nullable Object> value) {
    computes.put(known(field), value);
    return this;
  }

  /** Reads a field over a path of many2one fields. */
  public ModelSpec related(String field, String path) {
    return computed(field, record -> record.path(path));
  }

  /** Runs before a record is made. */
  public ModelSpec beforeCreate(BeforeCreate hook) {
    beforeCreate.add(hook);
    return this;
  }

  /** May answer a create with a record that is there already. */
  public ModelSpec createInstead(CreateInstead hook) {
    createInstead.add(hook);
    return this;
  }

  /** Runs after a record and its lines are made. */
  public ModelSpec afterCreate(Consumer<Rec> hook) {
    afterCreate.add(hook);
    return this;
  }

  /** Runs before records are written. */
  public ModelSpec beforeWrite(BeforeWrite hook) {
    beforeWrite.add(hook);
    return this;
  }

  /** Runs after a record is written. */
  public ModelSpec afterWrite(AfterWrite hook) {
    afterWrite.add(hook);
    return this;
  }

  /** Runs before a record is deleted. */
  public ModelSpec beforeUnlink(Consumer<Rec> hook) {
    beforeUnlink.add(hook);
    return this;
  }

  /** Checks a record after it was made or written; throws an {@link OdooFault} to refuse. */
  public ModelSpec constraint(Consumer<Rec> check) {
    constraints.add(check);
    return this;
  }

  /** Adds a method; it runs without access checks, as Odoo's own code mostly does. */
  public ModelSpec method(String name, Signature signature, Method method) {
    methods.put(name, new Bound(signature, method, false));
    return this;
  }

  /** Adds a method that needs no right on the model, for what Odoo opens to every user. */
  public ModelSpec openMethod(String name, Signature signature, Method method) {
    methods.put(name, new Bound(signature, method, true));
    return this;
  }

  /** Adds a method of records that takes no arguments. */
  public ModelSpec action(String name, Method method) {
    return method(name, Signature.onRecords(), method);
  }

  /** Lets a field be empty that the schema calls required. */
  public ModelSpec optional(String... fields) {
    for (String field : fields) {
      optional.add(known(field));
    }
    return this;
  }

  /** Deletes records of this model with the one that their many2one field names. */
  public ModelSpec cascade(String field) {
    cascades.add(known(field));
    return this;
  }

  /** Takes the fields of another model for its own, as Odoo's {@code _inherits} does. */
  public ModelSpec inherits(String parent, String field) {
    parents.add(new Parent(parent, known(field)));
    return this;
  }

  /** Says how a record is called. */
  public ModelSpec displayName(Function<Rec, @Nullable String> name) {
    this.displayName = name;
    return this;
  }

  /** Says which fields a search by name looks at. */
  public ModelSpec nameSearchOn(String... fields) {
    this.nameSearch = List.of(fields);
    return this;
  }

  /** Sets the order of searches that ask for none. */
  public ModelSpec order(String value) {
    this.order = value;
    return this;
  }

  /** Names the many2one that makes the model a tree, for {@code child_of}. */
  public ModelSpec parentField(String field) {
    this.parentField = known(field);
    return this;
  }

  private String known(String field) {
    if (def.field(field) == null) {
      throw new IllegalArgumentException("The model " + def.name() + " has no field " + field);
    }
    return field;
  }

  Map<String, Default> defaults() {
    return defaults;
  }

  @Nullable Function<Rec, @Nullable Object> compute(String field) {
    return computes.get(field);
  }

  List<BeforeCreate> beforeCreate() {
    return beforeCreate;
  }

  List<CreateInstead> createInstead() {
    return createInstead;
  }

  List<Consumer<Rec>> afterCreate() {
    return afterCreate;
  }

  List<BeforeWrite> beforeWrite() {
    return beforeWrite;
  }

  List<AfterWrite> afterWrite() {
    return afterWrite;
  }

  List<Consumer<Rec>> beforeUnlink() {
    return beforeUnlink;
  }

  List<Consumer<Rec>> constraints() {
    return constraints;
  }

  @Nullable Bound method(String name) {
    return methods.get(name);
  }

  boolean isOptional(String field) {
    return optional.contains(field);
  }

  boolean cascades(String field) {
    return cascades.contains(field);
  }

  List<Parent> parents() {
    return parents;
  }

  /** Returns the parent that stores a field, null if the model stores it itself. */
  @Nullable Parent parentOf(FieldDef field, Registry registry) {
    if (field.store() || computes.containsKey(field.name())) {
      return null;
    }
    for (Parent parent : parents) {
      if (registry.model(parent.model).def.field(field.name()) != null) {
        return parent;
      }
    }
    return null;
  }

  Function<Rec, @Nullable String> displayName() {
    return displayName;
  }

  List<String> nameSearch() {
    return nameSearch;
  }

  String order() {
    return order;
  }

  String parentField() {
    return parentField;
  }
}
