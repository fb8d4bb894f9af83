package io.github.odoosync.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.model.BusinessKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventEnvelopeTest {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  static List<BusinessEvent> events() {
    return SampleEvents.all();
  }

  @Test
  void thereIsASampleOfEveryEvent() {
    assertThat(events())
        .extracting(event -> event.schema().name())
        .containsExactlyElementsOf(EventTypes.SCHEMAS.stream().map(s -> s.name()).toList());
    assertThat(BusinessEvent.class.getPermittedSubclasses()).hasSameSizeAs(events());
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatIsWrittenIsReadAsTheSame(BusinessEvent event) {
    EventEnvelope envelope =
        EventEnvelope.of(event, "/acme/erp?db=1")
            .id("e-1")
            .correlationId("web-42")
            .causationId("e-0")
            .traceparent(TRACE)
            .extension("tenant", "acme")
            .extension("hops", -3)
            .extension("urgent", true)
            .build();
    EventEnvelope read = EventEnvelope.read(envelope.toJson());
    assertThat(read).isEqualTo(envelope).hasSameHashCodeAs(envelope);
    assertThat(read.event().fingerprint()).isEqualTo(event.fingerprint());
    assertThat(read.event().observedAt()).isEqualTo(event.observedAt());
    assertThat(read.toJson()).isEqualTo(envelope.toJson());
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatIsWrittenIsACloudEvent(BusinessEvent event) {
    Map<String, @Nullable Object> tree =
        tree(EventEnvelope.of(event, "/acme/erp").correlationId("web-42").build());
    assertThat(tree)
        .containsEntry("specversion", "1.0")
        .containsEntry("source", "/acme/erp")
        .containsEntry("type", "io.github.odoosync." + event.schema().name() + ".v1")
        .containsEntry("subject", event.key().toString())
        .containsEntry("time", "2026-11-23T10:15:30.123456Z")
        .containsEntry("datacontenttype", "application/json")
        .containsEntry("correlationid", "web-42");
    assertThat(tree.keySet()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
    assertThat(tree.get("data")).isInstanceOf(Map.class);
  }

  @Test
  void theSameFactHasTheSameIdHoweverOftenItIsSeen() {
    OrderConfirmed once = OrderConfirmed.of(SampleEvents.ORDER, SampleEvents.AT).build();
    OrderConfirmed again =
        once.toBuilder().set(OrderConfirmed.OBSERVED_AT, SampleEvents.AT.plusSeconds(5)).build();
    OrderConfirmed later =
        OrderConfirmed.of(SampleEvents.ORDER, SampleEvents.AT.plusSeconds(5)).build();
    assertThat(id(again)).isEqualTo(id(once));
    assertThat(id(later)).isNotEqualTo(id(once));
    assertThat(id(OrderCaptured.of(SampleEvents.ORDER, SampleEvents.AT).build()))
        .isNotEqualTo(id(once));
  }

  private static String id(BusinessEvent event) {
    return EventEnvelope.of(event, "/acme").build().id();
  }

  @Test
  void whatIsCausedCarriesCauseCorrelationAndTrace() {
    EventEnvelope first =
        EventEnvelope.of(events().get(0), "/shop").id("1").traceparent(TRACE).build();
    EventEnvelope second =
        EventEnvelope.of(events().get(1), "/erp").id("2").causedBy(first).build();
    EventEnvelope third = EventEnvelope.of(events().get(2), "/erp").causedBy(second).build();
    assertThat(second.causationId()).contains("1");
    assertThat(second.correlationId()).contains("1");
    assertThat(third.causationId()).contains("2");
    assertThat(third.correlationId()).contains("1");
    assertThat(third.traceparent()).contains(TRACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"specversion", "id", "source", "type", "data"})
  void aRequiredAttributeThatIsMissingEmptyOrNoTextIsRefused(String name) {
    refused(ErrorCode.INVALID_EVENT, name, () -> readWith(name, null));
    if (!name.equals("data")) {
      refused(ErrorCode.INVALID_EVENT, name, () -> readWith(name, ""));
      refused(ErrorCode.INVALID_EVENT, name, () -> readWith(name, 1L));
    }
  }

  @Test
  void whatBreaksARuleOfTheSpecificationIsRefused() {
    refused(ErrorCode.INVALID_EVENT, "specversion", () -> readWith("specversion", "0.3"));
    refused(ErrorCode.INVALID_EVENT, "source", () -> readWith("source", "not a uri"));
    refused(ErrorCode.INVALID_EVENT, "dataschema", () -> readWith("dataschema", "%"));
    refused(ErrorCode.INVALID_EVENT, "time", () -> readWith("time", "yesterday"));
    refused(ErrorCode.INVALID_EVENT, "time", () -> readWith("time", "2026-11-23T10:15:30"));
    refused(ErrorCode.INVALID_EVENT, "id", () -> readWith("id", "a\u0007b"));
    refused(ErrorCode.INVALID_EVENT, "Tenant", () -> readWith("Tenant", "acme"));
    refused(ErrorCode.INVALID_EVENT, "tenant_id", () -> readWith("tenant_id", "acme"));
    refused(ErrorCode.INVALID_EVENT, "32 bits", () -> readWith("hops", 3_000_000_000L));
    refused(ErrorCode.INVALID_EVENT, "hops", () -> readWith("hops", Map.of("a", 1L)));
    refused(ErrorCode.INVALID_EVENT, "trace", () -> readWith("traceparent", "00-1-2-3"));
    refused(ErrorCode.INVALID_EVENT, "data", () -> readWith("data_base64", "AAAA"));
    refused(ErrorCode.INVALID_EVENT, "xml", () -> readWith("datacontenttype", "text/xml"));
    refused(ErrorCode.INVALID_EVENT, "subject", () -> readWith("subject", "sales-order:SO-2"));
    refused(ErrorCode.INVALID_EVENT, "object", () -> EventEnvelope.read("[]"));
    refused(ErrorCode.INVALID_EVENT, "", () -> EventEnvelope.read("{"));
  }

  @Test
  void whatTheSpecificationLeavesOpenIsRead() {
    assertThat(readWith("time", null).event()).isEqualTo(events().get(0));
    assertThat(readWith("subject", null).subject()).isEqualTo(SampleEvents.ORDER);
    assertThat(readWith("datacontenttype", null)).isEqualTo(envelope());
    assertThat(readWith("datacontenttype", "application/cool+json; charset=utf-8"))
        .isEqualTo(envelope());
    assertThat(readWith("time", "2026-11-23T12:15:30+02:00")).isEqualTo(envelope());
    assertThat(readWith("tracestate", "a=b").extensions()).containsEntry("tracestate", "a=b");
    assertThat(readWith("unset", null)).isEqualTo(envelope());
  }

  @Test
  void anEventOfAnotherTypeOrANewerVersionIsRefusedByItsName() {
    refused(ErrorCode.UNKNOWN_EVENT, "com.acme.x", () -> readWith("type", "com.acme.x"));
    refused(
        ErrorCode.UNKNOWN_EVENT,
        "order-eaten",
        () -> readWith("type", "io.github.odoosync.order-eaten.v1"));
    refused(
        ErrorCode.UNREADABLE_DOCUMENT,
        "order-confirmed",
        () -> readWith("type", "io.github.odoosync.order-confirmed.v1"));
  }

  @Test
  void whatABuilderIsGivenIsCheckedToo() {
    BusinessEvent event = events().get(0);
    refused(ErrorCode.INVALID_EVENT, "source", () -> EventEnvelope.of(event, ""));
    refused(ErrorCode.INVALID_EVENT, "id", () -> EventEnvelope.of(event, "/a").id(""));
    refused(
        ErrorCode.INVALID_EVENT,
        "tenantId",
        () -> EventEnvelope.of(event, "/a").extension("tenantId", "x"));
    refused(
        ErrorCode.INVALID_EVENT,
        "subject",
        () -> EventEnvelope.of(event, "/a").extension("subject", "x"));
  }

  @Test
  void whatAnEventHoldsIsNotInItsText() {
    assertThat(envelope().toString()).contains("SO-1001").doesNotContain("C-1", "119");
  }

  @Test
  void fieldsThatANewerSenderAddedSurvive() {
    Map<String, @Nullable Object> tree = tree(envelope());
    Map<String, @Nullable Object> data =
        new LinkedHashMap<>(Map.copyOf(castToMap(tree.get("data"))));
    data.put("x_campaign", "spring");
    tree.put("data", data);
    EventEnvelope read = EventEnvelope.read(Json.text(tree));
    assertThat(read.toJson()).contains("\"x_campaign\":\"spring\"");
    assertThat(read.event().key()).isEqualTo(new BusinessKey("sales-order", "SO-1001"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> castToMap(@Nullable Object tree) {
    return (Map<String, Object>) Objects.requireNonNull(tree);
  }

  private static EventEnvelope envelope() {
    return EventEnvelope.of(events().get(0), "/acme/erp").id("e-1").build();
  }

  private static EventEnvelope readWith(String name, @Nullable Object value) {
    Map<String, @Nullable Object> tree = tree(envelope());
    tree.put(name, value);
    return EventEnvelope.read(Json.text(tree));
  }

  private static Map<String, @Nullable Object> tree(EventEnvelope envelope) {
    return new LinkedHashMap<>(castToMap(Json.parse(envelope.toJson())));
  }

  private static void refused(ErrorCode code, String text, ThrowingCallable step) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(step)
        .withMessageContaining(text)
        .satisfies(error -> assertThat(error.code()).isEqualTo(code));
  }
}
