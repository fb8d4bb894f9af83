package io.github.odoosync.event;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of CloudEvents 1.0 for attributes and their values. */
final class Attributes {

  static final String CORRELATION_ID = "correlationid";
  static final String CAUSATION_ID = "causationid";
  static final String TRACEPARENT = "traceparent";
  static final String RECORDED_TIME = "recordedtime";

  /** What is no extension: the specification's own, and those that the envelope has methods for. */
  static final Set<String> TAKEN =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "dataschema",
          "data",
          "data_base64",
          CORRELATION_ID,
          CAUSATION_ID,
          TRACEPARENT,
          RECORDED_TIME);

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+");

  private static final Pattern TRACE =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private Attributes() {}

  static String text(String name, String value) {
    if (value.isEmpty()) {
      throw refuse("The attribute '" + name + "' is empty");
    }
    if (!value.codePoints().allMatch(Attributes::allowed)) {
      throw refuse("The attribute '" + name + "' holds a character that CloudEvents forbids");
    }
    return value;
  }

  // Control characters, lone surrogates and what Unicode says is no character.
  private static boolean allowed(int c) {
    boolean control = c <= 0x1F || (c >= 0x7F && c <= 0x9F);
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return !control && !surrogate && !none;
  }

  static String uriReference(String name, String value) {
    try {
      return new URI(text(name, value)).toString();
    } catch (URISyntaxException e) {
      throw refuse("The attribute '" + name + "' is no URI reference: " + e.getReason());
    }
  }

  static String extensionName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw refuse(
          "An extension attribute is named by lower-case letters and digits, not '" + name + "'");
    }
    if (TAKEN.contains(name)) {
      throw refuse("'" + name + "' is no extension attribute: it is set otherwise");
    }
    return name;
  }

  static String traceparent(String value) {
    if (!TRACE.matcher(value).matches()) {
      throw refuse("The trace context has not the form that W3C gives it");
    }
    return value;
  }

  static InvalidValueException refuse(String detail) {
    return InvalidValueException.of(ErrorCode.INVALID_EVENT, detail);
  }
}
