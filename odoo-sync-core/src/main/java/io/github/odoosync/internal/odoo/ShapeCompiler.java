package io.github.odoosync.internal.odoo;

import io.github.odoosync.odoo.OdooField;
import io.github.odoosync.odoo.OdooModel;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles a record type into its shape; for one compilation. */
final class ShapeCompiler {

  private final Access access;
  private final ValueTypes types;
  private final Deque<Class<?>> open = new ArrayDeque<>();

  ShapeCompiler(Access access) {
    this.access = access;
    this.types = new ValueTypes(access, this::compile);
  }

  RecordShape compile(Class<?> type) {
    if (!type.isRecord()) {
      throw Refusals.type(type.getName() + " is not a record", null);
    }
    if (open.contains(type)) {
      throw Refusals.type(
          "the record type " + type.getName() + " nests itself, so a read of it would never end",
          null);
    }
    open.push(type);
    List<Slot> slots = slots(type);
    open.pop();
    Optional<String> model =
        Optional.ofNullable(type.getAnnotation(OdooModel.class)).map(OdooModel::value);
    return new RecordShape(type, model, slots, access.constructor(type, slots.size()));
  }

  private List<Slot> slots(Class<?> type) {
    List<Slot> slots = new ArrayList<>();
    Set<String> fields = new HashSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Slot slot = slot(slots.size(), component);
      if (!fields.add(slot.field())) {
        throw Refusals.type(
            type.getName() + " has more than one component for the field " + slot.field(), null);
      }
      slots.add(slot);
    }
    if (!fields.contains("id")) {
      slots.add(hiddenId(slots.size()));
    }
    return slots;
  }

  private Slot slot(int index, RecordComponent component) {
    OdooField annotation = component.getAnnotation(OdooField.class);
    String field =
        annotation == null || annotation.value().isEmpty()
            ? FieldNames.ofComponent(component.getName())
            : FieldNames.requireField(annotation.value());
    boolean readOnly =
        FieldNames.keptByOdoo(field) || (annotation != null && annotation.readOnly());
    Presence presence = presence(component);
    return new Slot(
        index,
        field,
        component.getName(),
        valueType(component, presence),
        presence,
        readOnly,
        access.accessor(component));
  }

  private ValueType valueType(RecordComponent component, Presence presence) {
    Type held = component.getGenericType();
    if (presence == Presence.OPTIONAL) {
      held = ((ParameterizedType) held).getActualTypeArguments()[0];
    }
    try {
      return types.of(held, presence != Presence.REQUIRED);
    } catch (UnsupportedType e) {
      throw Refusals.type(
          "the component "
              + component.getDeclaringRecord().getSimpleName()
              + "."
              + component.getName()
              + " has the type "
              + component.getGenericType().getTypeName()
              + ", which holds no field of Odoo's"
              + e.hint(),
          null);
    }
  }

  private static Presence presence(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == Optional.class && component.getGenericType() instanceof ParameterizedType) {
      return Presence.OPTIONAL;
    }
    if (type == OptionalLong.class) {
      return Presence.OPTIONAL_LONG;
    }
    if (type == OptionalInt.class) {
      return Presence.OPTIONAL_INT;
    }
    if (type == OptionalDouble.class) {
      return Presence.OPTIONAL_DOUBLE;
    }
    if (isNullable(component) || isNullable(component.getAnnotatedType())) {
      return Presence.NULLABLE;
    }
    return type == List.class ? Presence.LIST : Presence.REQUIRED;
  }

  /** Any annotation of that name counts: users have their own. */
  private static boolean isNullable(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
  }

  /** The id of a record type without one is still needed to page through its records. */
  private static Slot hiddenId(int index) {
    ValueType id = ValueType.simple("a whole number", Codecs::whole, "integer");
    MethodHandle none = MethodHandles.empty(MethodType.methodType(Object.class, Object.class));
    return new Slot(index, "id", "id", id, Presence.NULLABLE, true, none);
  }

  /** A type of a component that holds no field of Odoo's. */
  static final class UnsupportedType extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedType(@Nullable String hint) {
      super(hint, null, false, false);
    }

    String hint() {
      return getMessage() == null ? "" : ": " + getMessage();
    }
  }
}
