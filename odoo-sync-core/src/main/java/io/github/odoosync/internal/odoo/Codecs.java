package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.JsonException;
import io.github.odoosync.internal.json.JsonReader;
import io.github.odoosync.odoo.RawJson;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The codecs of the simple types; each takes the classic and the web form. */
final class Codecs {

  private Codecs() {}

  static @Nullable Object whole(JsonReader reader) {
    return switch (reader.kind()) {
      case NUMBER -> integer(reader);
      case ARRAY -> pairId(reader);
      case OBJECT -> objectId(reader);
      case FALSE, NULL -> null;
      default -> throw Came.wrong(reader);
    };
  }

  static @Nullable Object wholeOf32Bits(JsonReader reader) {
    Object value = whole(reader);
    if (!(value instanceof Long number)) {
      return null;
    }
    if (number != number.intValue()) {
      throw new WrongValue(Came.of(number));
    }
    return number.intValue();
  }

  static @Nullable Object decimal(JsonReader reader) {
    return switch (reader.kind()) {
      case NUMBER -> exact(reader);
      case FALSE, NULL -> null;
      default -> throw Came.wrong(reader);
    };
  }

  static @Nullable Object real(JsonReader reader) {
    return switch (reader.kind()) {
      case NUMBER -> reader.real();
      case FALSE, NULL -> null;
      default -> throw Came.wrong(reader);
    };
  }

  static @Nullable Object flag(JsonReader reader) {
    return switch (reader.kind()) {
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
      default -> throw Came.wrong(reader);
    };
  }

  static Codec text(Function<String, Object> parse) {
    return reader ->
        switch (reader.kind()) {
          case STRING -> parse.apply(reader.string());
          case FALSE, NULL -> null;
          default -> throw Came.wrong(reader);
        };
  }

  static Object raw(JsonReader reader) {
    return new RawJson(reader.tree());
  }

  /** A RawJson that may be absent: there {@code false} is no value. */
  static @Nullable Object rawOrAbsent(JsonReader reader) {
    return switch (reader.kind()) {
      case FALSE, NULL -> null;
      default -> raw(reader);
    };
  }

  static @Nullable Object ref(JsonReader reader) {
    return switch (reader.kind()) {
      case ARRAY -> refOfPair(reader);
      case OBJECT -> refOfObject(reader);
      case FALSE, NULL -> null;
      default -> throw Came.wrong(reader);
    };
  }

  static @Nullable Object reference(JsonReader reader) {
    return switch (reader.kind()) {
      case STRING -> Texts.reference(reader.string());
      case OBJECT -> referenceOfObject(reader);
      case FALSE, NULL -> null;
      default -> throw Came.wrong(reader);
    };
  }

  static Codec list(Codec item) {
    return reader ->
        switch (reader.kind()) {
          case ARRAY -> items(reader, item);
          case FALSE, NULL -> null;
          default -> throw Came.wrong(reader);
        };
  }

  private static List<Object> items(JsonReader reader, Codec item) {
    List<Object> items = new ArrayList<>();
    while (reader.nextItem()) {
      Object value = item.read(reader);
      if (value == null) {
        throw new WrongValue("a list with an empty row");
      }
      items.add(value);
    }
    return Collections.unmodifiableList(items);
  }

  private static BigDecimal exact(JsonReader reader) {
    try {
      return reader.decimal();
    } catch (JsonException e) {
      throw Came.wrong(reader);
    }
  }

  private static Long integer(JsonReader reader) {
    try {
      return reader.integer();
    } catch (JsonException e) {
      throw Came.wrong(reader);
    }
  }

  private static Long pairId(JsonReader reader) {
    if (!reader.nextItem() || reader.kind() != JsonReader.Kind.NUMBER) {
      throw new WrongValue("a list that is not [id, name]");
    }
    Long id = integer(reader);
    if (reader.nextItem()) {
      if (reader.kind() == JsonReader.Kind.NUMBER) {
        throw new WrongValue("a list of ids");
      }
      reader.skip();
      endPair(reader);
    }
    return id;
  }

  private static Ref refOfPair(JsonReader reader) {
    if (!reader.nextItem() || reader.kind() != JsonReader.Kind.NUMBER) {
      throw new WrongValue("a list that is not [id, name]");
    }
    long id = integer(reader);
    if (!reader.nextItem()) {
      throw new WrongValue("an id without its name");
    }
    String name = name(reader);
    endPair(reader);
    return new Ref(id, name);
  }

  private static void endPair(JsonReader reader) {
    if (reader.nextItem()) {
      throw new WrongValue("a list that is not [id, name]");
    }
  }

  private static String name(JsonReader reader) {
    return switch (reader.kind()) {
      case STRING -> reader.string();
      case FALSE, NULL -> "";
      default -> throw new WrongValue("a list that is not [id, name]");
    };
  }

  private static @Nullable Object objectId(JsonReader reader) {
    Object id = null;
    for (String field = reader.nextField(); field != null; field = reader.nextField()) {
      if (field.equals("id")) {
        id = whole(reader);
      } else {
        reader.skip();
      }
    }
    if (id == null) {
      throw new WrongValue("an object without an id");
    }
    return id;
  }

  private static Ref refOfObject(JsonReader reader) {
    long id = 0;
    String name = null;
    for (String field = reader.nextField(); field != null; field = reader.nextField()) {
      switch (field) {
        case "id" -> id = integer(reader);
        case "display_name" -> name = name(reader);
        default -> reader.skip();
      }
    }
    if (id == 0 || name == null) {
      throw new WrongValue("an object without id or display_name");
    }
    return new Ref(id, name);
  }

  private static Reference referenceOfObject(JsonReader reader) {
    Reference reference = null;
    for (String field = reader.nextField(); field != null; field = reader.nextField()) {
      if (field.equals("id") && reader.kind() == JsonReader.Kind.OBJECT) {
        reference = idAndModel(reader);
      } else {
        reader.skip();
      }
    }
    if (reference == null) {
      throw new WrongValue("an object without {id, model}");
    }
    return reference;
  }

  private static Reference idAndModel(JsonReader reader) {
    long id = 0;
    String model = "";
    for (String field = reader.nextField(); field != null; field = reader.nextField()) {
      switch (field) {
        case "id" -> id = integer(reader);
        case "model" -> model = name(reader);
        default -> reader.skip();
      }
    }
    return new Reference(model, id);
  }
}
