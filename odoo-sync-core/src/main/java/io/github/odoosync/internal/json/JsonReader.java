package io.github.odoosync.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks JSON value by value without building a tree. Not thread-safe; whoever opened it closes it.
 *
 * <p>The reader always stands on a value. {@link #nextField()} and {@link #nextItem()} step inside
 * an object or array onto the next value, and past its end answer null or false; every value has to
 * be read or {@linkplain #skip() skipped} before the next step.
 */
public final class JsonReader implements AutoCloseable {

  /** What kind of value the reader stands on. */
  public enum Kind {
    /** A JSON object. */
    OBJECT,
    /** A JSON array. */
    ARRAY,
    /** A text. */
    STRING,
    /** A number, NaN included. */
    NUMBER,
    /** {@code true}. */
    TRUE,
    /** {@code false}. */
    FALSE,
    /** {@code null}. */
    NULL
  }

  private final JsonParser parser;
  private int maxDepth = Json.MAX_DEPTH;
  private boolean strict;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Opens the value that starts at an offset. */
  public static JsonReader of(byte[] json, int offset) {
    try {
      JsonReader reader =
          new JsonReader(Json.FACTORY.createParser(json, offset, length(json, offset)));
      if (reader.parser.nextToken() == null) {
        throw new JsonException("No JSON value: the text is empty");
      }
      return reader;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  // Jackson wants a space behind a number that stands alone; an envelope has a bracket there.
  private static int length(byte[] json, int offset) {
    if (offset == 0 || offset >= json.length || "-0123456789".indexOf(json[offset]) < 0) {
      return json.length - offset;
    }
    int end = offset;
    while (end < json.length && "+-.0123456789eE".indexOf(json[end]) >= 0) {
      end++;
    }
    return end - offset;
  }

  /** Returns the kind of the value the reader stands on. */
  public Kind kind() {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new JsonException("The JSON ended too early");
    }
    return switch (token) {
      case START_OBJECT -> Kind.OBJECT;
      case START_ARRAY -> Kind.ARRAY;
      case VALUE_STRING -> Kind.STRING;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
      case VALUE_TRUE -> Kind.TRUE;
      case VALUE_FALSE -> Kind.FALSE;
      case VALUE_NULL -> Kind.NULL;
      default -> throw new JsonException("Not on a value but on " + token);
    };
  }

  /** Steps onto the value of the object's next field and returns its name; null at the end. */
  public @Nullable String nextField() {
    try {
      String name = parser.nextFieldName();
      if (name != null) {
        parser.nextToken();
        return name;
      }
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new JsonException("Not inside an object");
      }
      return null;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Steps onto the array's next item; false at the end. */
  public boolean nextItem() {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new JsonException("The JSON ended too early");
      }
      return token != JsonToken.END_ARRAY;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Returns the text the reader stands on. */
  public String string() {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      require(Kind.STRING);
    }
    try {
      return parser.getText();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Returns the number the reader stands on, exactly as it was written. */
  public BigDecimal decimal() {
    require(Kind.NUMBER);
    try {
      return parser.getDecimalValue();
    } catch (IOException | NumberFormatException e) {
      throw new JsonException("Not a finite number");
    }
  }

  /**
   * Returns the whole number the reader stands on; Odoo sends large ones as {@code 3000000000.0}.
   */
  public long integer() {
    try {
      if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
        return parser.getLongValue();
      }
      return decimal().longValueExact();
    } catch (IOException | ArithmeticException e) {
      throw new JsonException("Not a whole number of 64 bits");
    }
  }

  /** Returns the number the reader stands on in floating point; NaN and infinities as they came. */
  public double real() {
    require(Kind.NUMBER);
    try {
      return parser.getDoubleValue();
    } catch (IOException e) {
      throw new JsonException("Not a number");
    }
  }

  /** Passes over the value the reader stands on. */
  public void skip() {
    try {
      parser.skipChildren();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Reads the value the reader stands on as plain Java values; NaN comes as {@code Double}. */
  public @Nullable Object tree() {
    return switch (kind()) {
      case OBJECT -> object();
      case ARRAY -> array();
      case STRING -> wellFormed(string());
      case NUMBER -> number();
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
    };
  }

  /** Returns where the value the reader stands on starts in the bytes it was opened on. */
  public int offset() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw Json.impossible(e);
    }
  }

  /** Reads what is JSON to the letter, which others can read when it is written again. */
  @Nullable Object strictTree(int deepest) {
    maxDepth = deepest;
    strict = true;
    return wholeTree();
  }

  @Nullable Object wholeTree() {
    Object value = tree();
    try {
      if (parser.nextToken() != null) {
        throw new JsonException("More than one JSON value");
      }
    } catch (IOException e) {
      throw broken(e);
    }
    return value;
  }

  private Map<String, @Nullable Object> object() {
    requireDepth();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String name = nextField(); name != null; name = nextField()) {
      map.put(wellFormed(name), tree());
    }
    return map;
  }

  private List<@Nullable Object> array() {
    requireDepth();
    List<@Nullable Object> items = new ArrayList<>();
    while (nextItem()) {
      items.add(tree());
    }
    return items;
  }

  // Half a character that is escaped passes the parser, and then no store and no system.
  private String wellFormed(String text) {
    if (strict && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new JsonException("A text in JSON that holds half a character");
    }
    return text;
  }

  private void requireDepth() {
    if (parser.getParsingContext().getNestingDepth() > maxDepth) {
      throw new JsonException("JSON that nests deeper than " + maxDepth);
    }
  }

  private Number number() {
    try {
      if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
          && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
        return parser.getLongValue();
      }
      if (strict && parser.isNaN()) {
        throw new JsonException("Not a number");
      }
      return parser.isNaN() ? (Number) parser.getDoubleValue() : parser.getDecimalValue();
    } catch (IOException | NumberFormatException e) {
      throw new JsonException("Not a number");
    }
  }

  private void require(Kind wanted) {
    if (kind() != wanted) {
      throw new JsonException("Expected " + wanted + " but found " + kind());
    }
  }

  // Jackson's messages, and so its exceptions, quote what they stumble over.
  private static JsonException broken(IOException e) {
    String said = "Not valid JSON";
    if (e instanceof StreamConstraintsException) {
      said = "JSON that nests too deep, or holds too long a text";
    } else if (e instanceof JsonEOFException) {
      said = "The JSON ended too early";
    }
    return new JsonException(said + at(e));
  }

  private static String at(IOException e) {
    JsonLocation place =
        e instanceof JsonProcessingException json ? json.getLocation() : JsonLocation.NA;
    return place == null || place.getByteOffset() < 0 ? "" : ", at byte " + place.getByteOffset();
  }
}
