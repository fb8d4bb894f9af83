package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.JsonReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The mapping of a record type. */
final class RecordMapping<T> implements ModelMapping<T> {

  private final Class<T> type;
  private final String model;
  private final RecordShape shape;
  private final List<String> fieldNames;
  private final Map<String, Object> specification;
  private final boolean nested;
  private final boolean readsNames;
  private final List<DeclaredField> declaredFields;

  RecordMapping(Class<T> type, String model, RecordShape shape) {
    this.type = type;
    this.model = model;
    this.shape = shape;
    this.fieldNames = shape.fieldNames();
    this.specification = Collections.unmodifiableMap(shape.specification());
    this.nested = shape.needsWebRead();
    this.readsNames = shape.readsNames();
    this.declaredFields = List.copyOf(shape.declared());
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public List<String> fieldNames() {
    return fieldNames;
  }

  @Override
  public boolean nested() {
    return nested;
  }

  @Override
  public boolean readsNames() {
    return readsNames;
  }

  @Override
  public Map<String, Object> specification() {
    return specification;
  }

  @Override
  public T read(JsonReader reader) {
    try {
      return type.cast(shape.create(shape.arguments(reader)));
    } catch (WrongValue e) {
      throw e.of("a record").inModel(model);
    }
  }

  @Override
  public List<T> readAll(JsonReader reader, LongConsumer ids) {
    List<T> records = new ArrayList<>();
    try {
      if (reader.kind() != JsonReader.Kind.ARRAY) {
        throw Came.wrong(reader).of("a list of records");
      }
      while (reader.nextItem()) {
        @Nullable Object[] arguments = shape.arguments(reader);
        records.add(type.cast(shape.create(arguments)));
        ids.accept(shape.id(arguments));
      }
    } catch (WrongValue e) {
      throw e.of("a record").inModel(model);
    }
    return records;
  }

  @Override
  public long id(T value) {
    return shape.id(value);
  }

  @Override
  public Map<String, Object> values(T value) {
    return shape.values(value, false);
  }

  @Override
  public Map<String, Object> newValues(T value) {
    return shape.values(value, true);
  }

  @Override
  public List<DeclaredField> declaredFields() {
    return declaredFields;
  }
}
