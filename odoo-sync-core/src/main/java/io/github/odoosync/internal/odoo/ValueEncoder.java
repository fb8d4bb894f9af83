package io.github.odoosync.internal.odoo;

import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.RawJson;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Reference;
import io.github.odoosync.odoo.Selection;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Turns Java values into the JSON that Odoo's fields take.
 *
 * <p>What is absent becomes {@code false}; instants lose their fraction; NUL and half characters
 * are refused, because PostgreSQL cannot store them and the error would come late and obscure.
 */
public final class ValueEncoder {

  private ValueEncoder() {}

  /**
   * Returns the JSON value of a field.
   *
   * @throws io.github.odoosync.error.ConfigurationException if Odoo could not store it
   */
  public static Object encode(@Nullable Object value) {
    Object bare = unwrapped(value);
    if (bare == null) {
      return false;
    }
    if (bare instanceof String text) {
      return checked(text);
    }
    if (bare instanceof Number number) {
      return number(number);
    }
    if (bare instanceof Map<?, ?> map) {
      return values(map);
    }
    if (bare instanceof Values values) {
      return values(values.asMap());
    }
    if (bare instanceof Command command) {
      return command(command);
    }
    if (bare instanceof Iterable<?> items) {
      return items(items);
    }
    return bare instanceof Boolean ? bare : odooType(bare);
  }

  /** Returns the JSON values of named fields, in their order. */
  public static Map<String, Object> values(Map<?, ?> fields) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      values.put(String.valueOf(field.getKey()), encode(field.getValue()));
    }
    return values;
  }

  /** Returns what an {@code Optional} of any kind holds, null if nothing; else the value itself. */
  public static @Nullable Object unwrapped(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.orElse(null);
    }
    if (value instanceof OptionalLong optional) {
      return optional.isPresent() ? optional.getAsLong() : null;
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? optional.getAsInt() : null;
    }
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? optional.getAsDouble() : null;
    }
    return value;
  }

  private static Object odooType(Object value) {
    if (value instanceof Instant instant) {
      return Texts.of(instant);
    }
    if (value instanceof LocalDate date) {
      return Texts.of(date);
    }
    if (value instanceof Ref ref) {
      return ref.id();
    }
    if (value instanceof Reference reference) {
      return checked(reference.toString());
    }
    if (value instanceof Selection selection) {
      return checked(selection.code());
    }
    if (value instanceof byte[] file) {
      return Base64.getEncoder().encodeToString(file);
    }
    if (value instanceof RawJson raw) {
      Object json = json(raw.value());
      return json == null ? false : json;
    }
    throw Refusals.value("a value of type " + value.getClass().getName() + " cannot be sent");
  }

  /** Raw JSON goes as it is, null included; only its texts are looked at. */
  private static @Nullable Object json(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(checked(String.valueOf(key)), json(item)));
      return copy;
    }
    if (value instanceof Iterable<?> items) {
      List<@Nullable Object> copy = new ArrayList<>();
      items.forEach(item -> copy.add(json(item)));
      return copy;
    }
    return value instanceof String text ? checked(text) : value;
  }

  private static List<Object> command(Command command) {
    if (command instanceof Command.Create create) {
      return List.of(0, 0, values(create.values().asMap()));
    }
    if (command instanceof Command.Update update) {
      return List.of(1, update.id(), values(update.values().asMap()));
    }
    if (command instanceof Command.Delete delete) {
      return List.of(2, delete.id(), 0);
    }
    if (command instanceof Command.Unlink unlink) {
      return List.of(3, unlink.id(), 0);
    }
    if (command instanceof Command.Link link) {
      return List.of(4, link.id(), 0);
    }
    return command instanceof Command.Replace replace
        ? List.of(6, 0, replace.ids())
        : List.of(5, 0, 0);
  }

  private static Number number(Number number) {
    boolean exact =
        number instanceof Long
            || number instanceof Integer
            || number instanceof Short
            || number instanceof BigDecimal
            || number instanceof BigInteger;
    if (!exact && !Double.isFinite(number.doubleValue())) {
      throw Refusals.value("the number " + number + " cannot be sent");
    }
    return number;
  }

  private static List<Object> items(Iterable<?> items) {
    List<Object> values = new ArrayList<>();
    for (Object item : items) {
      values.add(encode(item));
    }
    return values;
  }

  private static String checked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0) {
        throw Refusals.value(
            "a text of "
                + text.length()
                + " characters has a NUL at "
                + i
                + "; Odoo cannot store it");
      }
      if (Character.isSurrogate(unit)) {
        i += requirePair(text, i);
      }
    }
    return text;
  }

  private static int requirePair(String text, int index) {
    boolean pair =
        index + 1 < text.length()
            && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
    if (!pair) {
      throw Refusals.value(
          "a text of " + text.length() + " characters has half a character at " + index);
    }
    return 1;
  }
}
