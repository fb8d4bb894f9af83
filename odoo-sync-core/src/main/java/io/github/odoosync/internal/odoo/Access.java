package io.github.odoosync.internal.odoo;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reaches into record types: with the caller's lookup where one was given. */
final class Access {

  private static final MethodType CONSTRUCT = MethodType.methodType(Object.class, Object[].class);
  private static final MethodType ACCESS = MethodType.methodType(Object.class, Object.class);

  /** What a method handle surely takes, spread from an array. */
  private static final int MAX_SLOTS = 250;

  private final MethodHandles.@Nullable Lookup lookup;

  Access(MethodHandles.@Nullable Lookup lookup) {
    this.lookup = lookup;
  }

  /** Returns the canonical constructor as {@code (Object[])Object}; it ignores extra arguments. */
  MethodHandle constructor(Class<?> type, int arguments) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      MethodHandles.Lookup reaching = lookup(type, constructor);
      return slots(parameters) > MAX_SLOTS
          ? reflective(constructor, parameters.length)
          : direct(reaching.unreflectConstructor(constructor), parameters.length, arguments);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw closed(type, e);
    }
  }

  private static MethodHandle direct(MethodHandle handle, int parameters, int arguments) {
    Class<?>[] ignored = new Class<?>[arguments - parameters];
    Arrays.fill(ignored, Object.class);
    return MethodHandles.dropArguments(handle, parameters, ignored)
        .asSpreader(Object[].class, arguments)
        .asType(CONSTRUCT);
  }

  /** A method handle takes fewer arguments than the constructor of a very wide record. */
  private static MethodHandle reflective(Constructor<?> constructor, int parameters)
      throws ReflectiveOperationException {
    constructor.setAccessible(true);
    MethodHandle newInstance =
        MethodHandles.lookup()
            .findVirtual(Constructor.class, "newInstance", CONSTRUCT)
            .asFixedArity()
            .bindTo(constructor);
    MethodHandle copyOf =
        MethodHandles.lookup()
            .findStatic(
                Arrays.class,
                "copyOf",
                MethodType.methodType(Object[].class, Object[].class, int.class));
    return MethodHandles.filterArguments(
        newInstance, 0, MethodHandles.insertArguments(copyOf, 1, parameters));
  }

  private static int slots(Class<?>[] parameters) {
    int wide =
        (int)
            Arrays.stream(parameters)
                .filter(type -> type == long.class || type == double.class)
                .count();
    return parameters.length + wide;
  }

  /** Returns a component's accessor as {@code (Object)Object}. */
  MethodHandle accessor(RecordComponent component) {
    Class<?> type = component.getDeclaringRecord();
    Method accessor = component.getAccessor();
    try {
      return lookup(type, accessor).unreflect(accessor).asType(ACCESS);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw closed(type, e);
    }
  }

  private MethodHandles.Lookup lookup(Class<?> type, AccessibleObject member)
      throws IllegalAccessException {
    if (lookup != null) {
      return MethodHandles.privateLookupIn(type, lookup);
    }
    member.setAccessible(true);
    return MethodHandles.lookup();
  }

  private static RuntimeException closed(Class<?> type, Exception cause) {
    return Refusals.type(
        "the record type "
            + type.getName()
            + " cannot be reached; open its package to io.github.odoosync.core, or hand in a"
            + " MethodHandles.Lookup",
        cause);
  }
}
