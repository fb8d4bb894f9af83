package io.github.odoosync.event;

import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.json.JsonException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes and reads an envelope in the JSON format of CloudEvents 1.0, structured mode. */
final class CloudEventJson {

  private static final String SPEC_VERSION = "1.0";

  private CloudEventJson() {}

  static String write(EventEnvelope envelope) {
    BusinessEvent event = envelope.event();
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("specversion", SPEC_VERSION);
    tree.put("id", envelope.id());
    tree.put("source", envelope.source());
    tree.put("type", envelope.type());
    tree.put("subject", envelope.subject().toString());
    tree.put("time", event.occurredAt().toString());
    tree.put("datacontenttype", "application/json");
    tree.put(
        "dataschema",
        "urn:odoosync:schema:" + event.schema().name() + ":" + event.schema().version());
    tree.put(Attributes.RECORDED_TIME, event.observedAt().toString());
    envelope.correlationId().ifPresent(value -> tree.put(Attributes.CORRELATION_ID, value));
    envelope.causationId().ifPresent(value -> tree.put(Attributes.CAUSATION_ID, value));
    envelope.traceparent().ifPresent(value -> tree.put(Attributes.TRACEPARENT, value));
    tree.putAll(envelope.extensions());
    tree.put("data", Json.parse(event.toJson()));
    return Json.text(tree);
  }

  static EventEnvelope read(String json) {
    Map<String, @Nullable Object> tree = object(json);
    if (!SPEC_VERSION.equals(tree.get("specversion"))) {
      throw Attributes.refuse("The specversion is not \"1.0\"");
    }
    String id = required(tree, "id");
    String source = required(tree, "source");
    String type = required(tree, "type");
    checkOptional(tree);
    BusinessEvent event = EventTypes.read(type, data(tree));
    checkSubject(tree, event);
    EventEnvelope.Builder builder = EventEnvelope.of(event, source).id(id);
    ifText(tree, Attributes.CORRELATION_ID, builder::correlationId);
    ifText(tree, Attributes.CAUSATION_ID, builder::causationId);
    ifText(tree, Attributes.TRACEPARENT, builder::traceparent);
    tree.forEach((name, value) -> addExtension(builder, name, value));
    return builder.build();
  }

  private static void checkOptional(Map<String, @Nullable Object> tree) {
    ifText(tree, "time", value -> checkTime("time", value));
    ifText(tree, Attributes.RECORDED_TIME, value -> checkTime(Attributes.RECORDED_TIME, value));
    ifText(tree, "dataschema", value -> Attributes.uriReference("dataschema", value));
    ifText(tree, "datacontenttype", CloudEventJson::checkJson);
  }

  private static String data(Map<String, @Nullable Object> tree) {
    if (tree.get("data_base64") != null) {
      throw Attributes.refuse("The data is binary; an event's data is JSON");
    }
    Object data = tree.get("data");
    if (data == null) {
      throw Attributes.refuse("The event has no data");
    }
    return Json.text(data);
  }

  private static void checkSubject(Map<String, @Nullable Object> tree, BusinessEvent event) {
    ifText(
        tree,
        "subject",
        subject -> {
          if (!subject.equals(event.key().toString())) {
            throw Attributes.refuse("The subject is not what the data is about");
          }
        });
  }

  private static void addExtension(
      EventEnvelope.Builder builder, String name, @Nullable Object value) {
    if (value == null || Attributes.TAKEN.contains(name)) {
      return;
    }
    if (value instanceof String text) {
      builder.extension(name, text);
    } else if (value instanceof Boolean flag) {
      builder.extension(name, flag);
    } else if (value instanceof Long number && number == number.intValue()) {
      builder.extension(name, number.intValue());
    } else {
      throw Attributes.refuse(
          "The extension attribute '" + name + "' is no text, flag or integer of 32 bits");
    }
  }

  private static String required(Map<String, @Nullable Object> tree, String name) {
    return text(tree, name)
        .orElseThrow(() -> Attributes.refuse("The required attribute '" + name + "' is missing"));
  }

  private static void ifText(
      Map<String, @Nullable Object> tree, String name, Consumer<String> use) {
    text(tree, name).ifPresent(use);
  }

  private static Optional<String> text(Map<String, @Nullable Object> tree, String name) {
    Object value = tree.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(Attributes.text(name, text));
    }
    throw Attributes.refuse("The attribute '" + name + "' is no text");
  }

  private static void checkTime(String name, String value) {
    try {
      OffsetDateTime.parse(value);
    } catch (DateTimeException e) {
      throw Attributes.refuse("The attribute '" + name + "' is no time of RFC 3339");
    }
  }

  private static void checkJson(String mediaType) {
    String bare = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!bare.equals("application/json") && !bare.endsWith("+json")) {
      throw Attributes.refuse("The data is " + bare + "; an event's data is JSON");
    }
  }

  // The reader of JSON gives objects whose keys are texts.
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(String json) {
    try {
      if (Json.parse(json) instanceof Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
      }
    } catch (JsonException e) {
      throw Attributes.refuse(String.valueOf(e.getMessage()));
    }
    throw Attributes.refuse("A CloudEvents event is a JSON object");
  }
}
