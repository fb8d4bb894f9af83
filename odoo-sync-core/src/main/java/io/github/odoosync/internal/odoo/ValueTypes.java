package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.odoo.ShapeCompiler.UnsupportedType;
import io.github.odoosync.internal.odoo.ValueType.Writing;
import io.github.odoosync.odoo.RawJson;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Reference;
import io.github.odoosync.odoo.Selection;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds how a Java type is read and written; the table of {@code @OdooModel}'s Javadoc. */
final class ValueTypes {

  private static final String[] ID = {"integer", "many2one", "many2one_reference"};
  private static final String[] NUMBER = {"float", "monetary", "integer"};
  private static final String[] ROWS = {"one2many", "many2many"};

  private static final ValueType LONG =
      ValueType.simple("a whole number (long)", Codecs::whole, ID);
  private static final ValueType INT =
      ValueType.simple("a whole number (int)", Codecs::wholeOf32Bits, ID);
  private static final ValueType DOUBLE =
      ValueType.simple("a number (double)", Codecs::real, NUMBER);
  private static final ValueType FLAG =
      ValueType.simple("true or false (boolean)", Codecs::flag, "boolean");

  private static final Map<Class<?>, ValueType> SIMPLE =
      Map.ofEntries(
          Map.entry(long.class, LONG),
          Map.entry(Long.class, LONG),
          Map.entry(OptionalLong.class, LONG),
          Map.entry(int.class, INT),
          Map.entry(Integer.class, INT),
          Map.entry(OptionalInt.class, INT),
          Map.entry(double.class, DOUBLE),
          Map.entry(Double.class, DOUBLE),
          Map.entry(OptionalDouble.class, DOUBLE),
          Map.entry(boolean.class, FLAG),
          Map.entry(Boolean.class, FLAG),
          Map.entry(
              BigDecimal.class, ValueType.simple("a number (BigDecimal)", Codecs::decimal, NUMBER)),
          Map.entry(
              String.class,
              ValueType.simple(
                  "a text (String)",
                  Codecs.text(text -> text),
                  "char",
                  "text",
                  "html",
                  "selection",
                  "reference")),
          Map.entry(
              LocalDate.class,
              ValueType.simple("a date yyyy-MM-dd (LocalDate)", Codecs.text(Texts::date), "date")),
          Map.entry(
              Instant.class,
              ValueType.simple(
                  "a time yyyy-MM-dd HH:mm:ss (Instant)", Codecs.text(Texts::instant), "datetime")),
          Map.entry(
              byte[].class,
              ValueType.simple("a file in Base64 (byte[])", Codecs.text(Texts::file), "binary")),
          Map.entry(
              Reference.class,
              ValueType.simple("a reference model,id (Reference)", Codecs::reference, "reference")),
          Map.entry(
              Ref.class,
              ValueType.ref(
                  "a many2one with its name (Ref)", Codecs::ref, Writing.VALUE, "many2one")));

  private final Access access;
  private final Function<Class<?>, RecordShape> shapes;

  ValueTypes(Access access, Function<Class<?>, RecordShape> shapes) {
    this.access = access;
    this.shapes = shapes;
  }

  ValueType of(Type type, boolean mayBeAbsent) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return list(list.getActualTypeArguments()[0]);
    }
    if (!(type instanceof Class<?> held)) {
      throw new UnsupportedType(null);
    }
    ValueType simple = SIMPLE.get(held);
    if (simple != null) {
      return simple;
    }
    if (held == RawJson.class) {
      return ValueType.simple("any JSON", mayBeAbsent ? Codecs::rawOrAbsent : Codecs::raw);
    }
    if (Selection.class.isAssignableFrom(held)) {
      return selection(held);
    }
    if (held.isRecord()) {
      return nested(held);
    }
    throw new UnsupportedType(null);
  }

  private ValueType list(Type item) {
    if (item == Long.class) {
      return new ValueType(
          "a list of ids (List<Long>)",
          Set.of(ROWS),
          Codecs.list(Codecs::whole),
          Map.of(),
          Writing.IDS,
          null);
    }
    if (item == Ref.class) {
      return ValueType.ref(
          "a list of records with their names (List<Ref>)",
          Codecs.list(Codecs::ref),
          Writing.IDS,
          ROWS);
    }
    if (item instanceof Class<?> row && row.isRecord() && !SIMPLE.containsKey(row)) {
      RecordShape shape = shapes.apply(row);
      String expected = "a list of nested records (List<" + row.getSimpleName() + ">)";
      return ValueType.nested(expected, rows(shape), Writing.ROWS, shape, ROWS);
    }
    throw new UnsupportedType("a list holds Long, Ref or a record");
  }

  private ValueType nested(Class<?> type) {
    RecordShape shape = shapes.apply(type);
    Codec codec =
        reader ->
            switch (reader.kind()) {
              case FALSE, NULL -> null;
              default -> shape.create(shape.arguments(reader));
            };
    return ValueType.nested(
        "a nested record (" + type.getSimpleName() + ")",
        codec,
        Writing.NESTED_RECORD,
        shape,
        "many2one");
  }

  private static Codec rows(RecordShape shape) {
    return Codecs.list(reader -> shape.create(shape.arguments(reader)));
  }

  private ValueType selection(Class<?> type) {
    if (type.isEnum()) {
      throw new UnsupportedType("an enum cannot hold a code it does not know; use a record");
    }
    RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : null;
    if (components == null || components.length != 1 || components[0].getType() != String.class) {
      throw new UnsupportedType("a selection is a record with the one component String code");
    }
    MethodHandle constructor = access.constructor(type, 1);
    String name = type.getSimpleName();
    return ValueType.simple(
        "a selection code (" + name + ")",
        Codecs.text(code -> construct(constructor, name, code)),
        "selection",
        "char");
  }

  private static Object construct(MethodHandle constructor, String name, @Nullable Object code) {
    try {
      return (Object) constructor.invokeExact(new @Nullable Object[] {code});
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw WrongValue.refusedByRecord(name, e);
    }
  }
}
