package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.JsonReader;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A record type, compiled: streams JSON into its constructor and takes it apart again. */
final class RecordShape {

  private static final Object UNSEEN = new Object();
  private static final List<Object> NO_IDS = List.of(List.of(6, 0, List.of()));

  private final Class<?> type;
  private final Optional<String> model;
  private final Slot[] components;
  private final Slot[] slots;
  private final Map<String, Slot> byField = new HashMap<>();
  private final MethodHandle constructor;
  private final int idIndex;
  private final Object[] blank;

  /** The slots are in the order of the components; the id may be a hidden last one. */
  RecordShape(Class<?> type, Optional<String> model, List<Slot> all, MethodHandle constructor) {
    this.type = type;
    this.model = model;
    this.constructor = constructor;
    this.components = Arrays.copyOf(all.toArray(new Slot[0]), type.getRecordComponents().length);
    this.slots = idFirst(all);
    this.idIndex = slots[0].index();
    this.blank = new Object[slots.length];
    Arrays.fill(blank, UNSEEN);
    for (Slot slot : slots) {
      byField.put(slot.field(), slot);
    }
  }

  Optional<String> model() {
    return model;
  }

  /** Returns the arguments of the constructor, read from the object the reader stands on. */
  @Nullable Object[] arguments(JsonReader reader) {
    if (reader.kind() != JsonReader.Kind.OBJECT) {
      throw Came.wrong(reader);
    }
    @Nullable Object[] arguments = blank.clone();
    Slot slot = slots[0];
    try {
      int expected = 0;
      for (String name = reader.nextField(); name != null; name = reader.nextField()) {
        Slot found = next(expected, name);
        if (found == null) {
          reader.skip();
        } else {
          slot = found;
          arguments[slot.index()] = slot.read(reader);
          expected++;
        }
      }
    } catch (WrongValue e) {
      throw e.of(slot.type().expected()).inField(slot.field()).inRecord(id(arguments));
    }
    requireAll(arguments);
    return arguments;
  }

  Object create(@Nullable Object[] arguments) {
    try {
      return (Object) constructor.invokeExact(arguments);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      Throwable cause =
          e instanceof InvocationTargetException target ? target.getTargetException() : e;
      throw WrongValue.refusedByRecord(type.getSimpleName(), cause).inRecord(id(arguments));
    }
  }

  long id(@Nullable Object[] arguments) {
    return number(arguments[idIndex]);
  }

  long id(Object value) {
    return idIndex < components.length ? number(components[idIndex].of(value)) : 0;
  }

  List<String> fieldNames() {
    return Arrays.stream(slots).map(Slot::field).toList();
  }

  Map<String, Object> specification() {
    Map<String, Object> specification = new LinkedHashMap<>();
    for (Slot slot : slots) {
      if (!slot.field().equals("id")) {
        specification.put(slot.field(), slot.type().specification());
      }
    }
    return specification;
  }

  boolean needsWebRead() {
    return Arrays.stream(slots).anyMatch(slot -> slot.type().needsWebRead());
  }

  boolean readsNames() {
    return Arrays.stream(slots).anyMatch(slot -> slot.type().readsNames());
  }

  /** Returns the JSON values of what may be written; an empty field clears, or is left out. */
  Map<String, Object> values(Object value, boolean create) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Slot slot : components) {
      if (slot.readOnly()) {
        continue;
      }
      Object written = ValueEncoder.unwrapped(slot.of(value));
      if (written != null) {
        put(values, slot, slot.written(written, create), create);
      } else if (!create) {
        values.put(slot.field(), false);
      }
    }
    return values;
  }

  List<DeclaredField> declared() {
    List<DeclaredField> fields = new ArrayList<>();
    for (Slot slot : components) {
      ValueType held = slot.type();
      fields.add(
          new DeclaredField(
              slot.field(),
              type.getSimpleName() + "." + slot.component(),
              held.expected(),
              held.fieldTypes(),
              held.shape() == null ? Optional.empty() : held.shape().model(),
              held.shape() == null ? List.of() : held.shape().declared()));
    }
    return fields;
  }

  private static void put(Map<String, Object> values, Slot slot, Object json, boolean create) {
    boolean rows = slot.type().writing() == ValueType.Writing.ROWS;
    boolean ids = slot.type().writing() == ValueType.Writing.IDS;
    boolean nothing = rows ? List.of().equals(json) : ids && create && json.equals(NO_IDS);
    if (!nothing) {
      values.put(slot.field(), json);
    }
  }

  /** Odoo sends the fields in the order asked for, the id first. */
  private @Nullable Slot next(int expected, String name) {
    if (expected < slots.length && slots[expected].field().equals(name)) {
      return slots[expected];
    }
    return byField.get(name);
  }

  private void requireAll(@Nullable Object[] arguments) {
    for (Slot slot : slots) {
      if (arguments[slot.index()] == UNSEEN) {
        if (slot.index() < components.length) {
          throw new WrongValue(Came.MISSING)
              .of(slot.type().expected())
              .inField(slot.field())
              .inRecord(id(arguments));
        }
        arguments[slot.index()] = null;
      }
    }
  }

  private static Slot[] idFirst(List<Slot> all) {
    List<Slot> ordered = new ArrayList<>(all);
    ordered.sort((a, b) -> Boolean.compare(b.field().equals("id"), a.field().equals("id")));
    return ordered.toArray(new Slot[0]);
  }

  private static long number(@Nullable Object id) {
    if (id instanceof OptionalLong optional) {
      return optional.orElse(0);
    }
    if (id instanceof Optional<?> optional) {
      return number(optional.orElse(null));
    }
    return id instanceof Number number ? number.longValue() : 0;
  }
}
