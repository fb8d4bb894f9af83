package io.github.odoosync.internal.odoo;

import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of a record without a type, with the rules of the typed ones.
 *
 * @param record the model and id it belongs to, such as {@code sale.order(17)}
 * @param field the field
 * @param value the value as plain JSON
 */
public record TreeValue(String record, String field, @Nullable Object value) {

  /** Returns a text, or null. */
  public @Nullable String string() {
    return text("a text", text -> text);
  }

  /** Returns a whole number or the id of a many2one, or null. */
  public @Nullable Long whole() {
    return convert("a whole number", TreeValue::wholeOf);
  }

  /** Returns an exact number, or null. */
  public @Nullable BigDecimal decimal() {
    return convert("a number", TreeValue::decimalOf);
  }

  /** Returns true or false. */
  public boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new WrongValue(Came.of(value)).of("true or false").inField(field).inModel(record);
  }

  /** Returns a date, or null. */
  public @Nullable LocalDate date() {
    return text("a date yyyy-MM-dd", Texts::date);
  }

  /** Returns a time, or null. */
  public @Nullable Instant instant() {
    return text("a time yyyy-MM-dd HH:mm:ss", Texts::instant);
  }

  /** Returns the bytes of a file, or null. */
  public byte @Nullable [] file() {
    return text("a file in Base64", Texts::file);
  }

  /** Returns a reference to a record of any model, or null. */
  public @Nullable Reference reference() {
    return text("a reference model,id", Texts::reference);
  }

  /** Returns a many2one with its name, or null. */
  public @Nullable Ref ref() {
    return convert("a many2one with its name", TreeValue::refOf);
  }

  /** Returns the ids of a one2many or many2many. */
  public List<Long> ids() {
    List<Long> ids = convert("a list of ids", value -> items(value, TreeValue::wholeOf));
    return ids == null ? List.of() : ids;
  }

  /** Returns a nested record, or null. */
  public @Nullable Map<String, @Nullable Object> object() {
    return convert("a nested record", TreeValue::objectOf);
  }

  /** Returns nested records. */
  public List<Map<String, @Nullable Object>> objects() {
    List<Map<String, @Nullable Object>> rows =
        convert("a list of nested records", value -> items(value, TreeValue::objectOf));
    return rows == null ? List.of() : rows;
  }

  private <V> @Nullable V text(String expected, Function<String, V> parse) {
    return convert(
        expected,
        value -> {
          if (value instanceof String text) {
            return parse.apply(text);
          }
          throw new WrongValue(Came.of(value));
        });
  }

  private <V> @Nullable V convert(String expected, Function<Object, V> conversion) {
    if (value == null || value.equals(false)) {
      return null;
    }
    try {
      return conversion.apply(value);
    } catch (WrongValue e) {
      throw e.of(expected).inField(field).inModel(record);
    }
  }

  private static Long wholeOf(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return wholeOf(object.get("id"));
    }
    if (value instanceof List<?> pair && pair.size() == 2 && !(pair.get(1) instanceof Number)) {
      return wholeOf(pair.get(0));
    }
    try {
      return decimalOf(value).longValueExact();
    } catch (ArithmeticException e) {
      throw new WrongValue(Came.of(value));
    }
  }

  private static BigDecimal decimalOf(@Nullable Object value) {
    if (value instanceof BigDecimal exact) {
      return exact;
    }
    if (value instanceof Long whole) {
      return BigDecimal.valueOf(whole);
    }
    throw new WrongValue(Came.of(value));
  }

  private static Ref refOf(Object value) {
    if (value instanceof List<?> pair && pair.size() == 2) {
      return new Ref(wholeOf(pair.get(0)), pair.get(1) instanceof String name ? name : "");
    }
    if (value instanceof Map<?, ?> object && object.get("display_name") instanceof String name) {
      return new Ref(wholeOf(object.get("id")), name);
    }
    throw new WrongValue(Came.of(value));
  }

  @SuppressWarnings("unchecked") // The keys of a JSON object are texts.
  private static Map<String, @Nullable Object> objectOf(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return (Map<String, @Nullable Object>) object;
    }
    throw new WrongValue(Came.of(value));
  }

  private static <V> List<V> items(Object value, Function<@Nullable Object, V> item) {
    if (!(value instanceof List<?> rows)) {
      throw new WrongValue(Came.of(value));
    }
    List<V> items = new ArrayList<>(rows.size());
    for (Object row : rows) {
      items.add(item.apply(row));
    }
    return List.copyOf(items);
  }
}
