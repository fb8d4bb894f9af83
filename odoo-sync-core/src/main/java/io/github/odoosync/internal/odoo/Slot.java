package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.JsonReader;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record type.
 *
 * @param index its place among the constructor's arguments
 * @param field the field's name in Odoo
 * @param component the component's name
 * @param type how its values are read and written
 * @param presence what it does with an empty field
 * @param readOnly whether it is never written
 * @param accessor reads it as {@code (Object)Object}
 */
record Slot(
    int index,
    String field,
    String component,
    ValueType type,
    Presence presence,
    boolean readOnly,
    MethodHandle accessor) {

  @Nullable Object read(JsonReader reader) {
    return presence.of(type.codec().read(reader));
  }

  @Nullable Object of(Object value) {
    try {
      return (Object) accessor.invokeExact(value);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("An accessor failed: " + component, e);
    }
  }

  /** Returns the JSON value that writes what is not absent. */
  Object written(Object value, boolean create) {
    return switch (type.writing()) {
      case VALUE -> ValueEncoder.encode(value);
      case NESTED_RECORD -> idOf(value);
      case IDS -> List.of(List.of(6, 0, ids((List<?>) value)));
      case ROWS -> rows((List<?>) value, create);
    };
  }

  private static List<Object> ids(List<?> values) {
    List<Object> ids = new ArrayList<>();
    for (Object value : values) {
      ids.add(ValueEncoder.encode(value));
    }
    return ids;
  }

  private Object idOf(Object nested) {
    long id = shape().id(nested);
    if (id == 0) {
      throw Refusals.value(field + " cannot be written: the nested record has no id");
    }
    return id;
  }

  /** A row with an id is updated, one without is created; rows left out stay. */
  private List<Object> rows(List<?> values, boolean create) {
    List<Object> commands = new ArrayList<>();
    for (Object row : values) {
      long id = shape().id(row);
      Map<String, Object> fields = shape().values(row, create || id == 0);
      commands.add(id == 0 ? List.of(0, 0, fields) : List.of(1, id, fields));
    }
    return commands;
  }

  private RecordShape shape() {
    if (type.shape() == null) {
      throw new IllegalStateException("Not a nested record: " + component);
    }
    return type.shape();
  }
}
