package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Field.Need;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a document or part lists its fields. Writing, reading, fingerprint and JSON
 * Schema all follow from this list. Used while a class is initialised, by one thread.
 */
public final class Fields {

  private final String name;
  private final int version;
  private final Map<String, Field<?>> declared = new LinkedHashMap<>();
  private final Map<Integer, UnaryOperator<Map<String, @Nullable Object>>> upgrades =
      new TreeMap<>();

  private Fields(String name, int version) {
    this.name = name;
    this.version = version;
  }

  /** Starts the list of a part, which lives inside documents. */
  public static Fields part(String name) {
    return new Fields(name, 0);
  }

  /**
   * Starts the list of a document; it begins with what {@link Document} has.
   *
   * @param name its name for ever, such as {@code sales-order}
   * @param version 1 or more; a new one only when old readers would misread what is written
   */
  public static Fields document(String name, int version) {
    Fields fields = new Fields(name, version);
    Document.COMMON.forEach(fields::add);
    return fields;
  }

  /** Adds a field that every such document has. */
  public <T> Field<T> required(String field, Type<T> type) {
    return add(new Field<>(name, field, type, Need.REQUIRED));
  }

  /** Adds a field that can be absent. */
  public <T> Field<T> optional(String field, Type<T> type) {
    return add(new Field<>(name, field, type, Need.OPTIONAL));
  }

  /** Adds a list whose order counts; absent and empty are the same. */
  public <T> Field<List<T>> list(String field, Type<T> type) {
    return optional(field, type.list());
  }

  /** Adds a list whose order and doubles do not count; absent and empty are the same. */
  public <T> Field<List<T>> set(String field, Type<T> type) {
    return optional(field, type.set());
  }

  /**
   * Adds a field about the record itself, such as when it was changed: no part of the fingerprint.
   */
  public <T> Field<T> technical(String field, Type<T> type) {
    return add(new Field<>(name, field, type, Need.TECHNICAL));
  }

  /**
   * Says how a tree of an older version becomes one of the next: fields renamed, moved, filled.
   * Said before the list is ended.
   */
  public void upgrade(int fromVersion, UnaryOperator<Map<String, @Nullable Object>> change) {
    upgrades.put(fromVersion, change);
  }

  /** Ends the list of a part. */
  public <P extends Part> Shape<P> shape(Function<Content, P> maker) {
    return new Shape<>(name, List.copyOf(declared.values()), maker);
  }

  /** Ends the list of a document. */
  public <D extends Document> Schema<D> schema(Function<Content, D> maker) {
    return new Schema<>(shape(maker), version, Map.copyOf(upgrades));
  }

  private <T> Field<T> add(Field<T> field) {
    if (declared.putIfAbsent(field.name(), field) != null) {
      throw InvalidValueException.of(
          ErrorCode.NOT_A_FIELD, name + " declares '" + field.name() + "' twice");
    }
    return field;
  }
}
