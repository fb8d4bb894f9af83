package io.github.odoosync.standin;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.testing.SystemFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Xero: tokens whose refresh tokens are valid once, invoices and credit notes with
 * keys that are forgotten, limits, and webhooks.
 */
public final class XeroServer extends StandIn {

  /** The organisation. */
  public static final String TENANT = "70784a63-d24b-46a9-a4db-0e70a274b056";

  /** With which a client begins. */
  public static final String FIRST_REFRESH = "refresh-0";

  private static final BigDecimal RATE = new BigDecimal("0.20");

  private final Map<String, Map<String, @Nullable Object>> records = new LinkedHashMap<>();
  private final Map<String, Answer> keys = new HashMap<>();
  private final Webhooks webhooks = new Webhooks();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private @Nullable String refresh = FIRST_REFRESH;
  private String access = "";
  private int tokens;
  private int events;
  private int requests;
  private BigDecimal strayCent = BigDecimal.ZERO;
  private String refusal = "";

  /** Lets a request that changes something go wrong. */
  public void arm(SystemFault fault) {
    arm(fault, call -> !call.method().equals("GET") && !call.path().startsWith("/connect"));
  }

  /** Lets a request for a list go wrong. */
  public void armLists(SystemFault fault) {
    arm(fault, call -> call.method().equals("GET"));
  }

  /** Ends the access token at once. */
  public synchronized void expireAccess() {
    access = "";
  }

  /** Returns how often a token was given. */
  public synchronized int tokens() {
    return tokens;
  }

  /** Returns how many requests came that were no requests for tokens. */
  public synchronized int requests() {
    return requests;
  }

  /** Forgets all keys, as Xero does after a time. */
  public synchronized void forgetKeys() {
    keys.clear();
  }

  /** Counts totals a cent more from now on. */
  public synchronized void miscount() {
    strayCent = new BigDecimal("0.01");
  }

  /** Refuses all drafts from now on. */
  public synchronized void refuse(String why) {
    refusal = why;
  }

  /** Returns how many with this number are booked. */
  public synchronized int booked(String number) {
    return (int) numbered(number).filter(each -> "AUTHORISED".equals(each.get("Status"))).count();
  }

  /** Returns how many with this number are there in any way. */
  public synchronized int made(String number) {
    return (int) numbered(number).count();
  }

  private Stream<Map<String, @Nullable Object>> numbered(String number) {
    return records.values().stream()
        .filter(
            each ->
                number.equals(each.get("InvoiceNumber"))
                    || number.equals(each.get("CreditNoteNumber")));
  }

  /** Returns the last record that was made or changed. */
  public synchronized Map<String, @Nullable Object> last() {
    return records.values().stream().max(Comparator.comparing(this::changed)).orElseThrow();
  }

  /** Makes an invoice, or changes it, and returns its id. */
  public synchronized String change(String number) {
    Optional<Map<String, @Nullable Object>> there = numbered(number).findFirst();
    if (there.isEmpty()) {
      Map<String, Object> line =
          Map.of("Description", "A", "Quantity", 1L, "UnitAmount", new BigDecimal("10"));
      Map<String, Object> body =
          Map.of(
              "Type", "ACCREC",
              "InvoiceNumber", number,
              "Contact", Map.of("ContactNumber", "C1", "Name", "Shop"),
              "Date", "2026-03-01",
              "CurrencyCode", "EUR",
              "Status", "AUTHORISED",
              "LineItems", List.of(line));
      return String.valueOf(make(Json.of(body), "Invoice").get("InvoiceID"));
    }
    there.get().put("Reference", "changed " + events);
    touch(there.get());
    return String.valueOf(there.get().get("InvoiceID"));
  }

  /** Makes an invoice of a status that nobody knows. */
  public synchronized void poison() {
    change("POISON");
    numbered("POISON").forEach(each -> each.put("Status", "ENIGMATIC"));
  }

  /** Pays a part of an invoice. */
  public synchronized void pay(String number, String amount) {
    numbered(number).forEach(each -> settle(each, "AmountPaid", new BigDecimal(amount)));
  }

  /** Takes a part of an invoice back. */
  public synchronized void credit(String number, String amount) {
    numbered(number).forEach(each -> settle(each, "AmountCredited", new BigDecimal(amount)));
  }

  private void settle(Map<String, @Nullable Object> invoice, String how, BigDecimal amount) {
    BigDecimal due = ((BigDecimal) invoice.getOrDefault("AmountDue", amount)).subtract(amount);
    invoice.put(how, ((BigDecimal) invoice.getOrDefault(how, amount)).add(amount));
    invoice.put("AmountDue", due);
    invoice.put("Status", due.signum() == 0 ? "PAID" : "AUTHORISED");
    touch(invoice);
  }

  /** Returns what waits to be told. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** Tells that an invoice changed, signed with a key. */
  public synchronized void tell(String key, String id) {
    webhooks.add(hook(key, event(id, ++events)));
  }

  /** Returns what Xero sends to try out whether signatures are checked. */
  public static Webhooks.Hook handshake(String key) {
    return hook(key, "{\"events\":[],\"firstEventSequence\":0,\"lastEventSequence\":0}");
  }

  /** Returns the body that tells of an invoice. */
  public static String event(String id, int sequence) {
    return """
        {"events":[{"resourceUrl":"https://api.xero.com/api.xro/2.0/Invoices/%s",
        "resourceId":"%s","eventDateUtc":"2026-03-01T10:00:%02d.123","eventType":"UPDATE",
        "eventCategory":"INVOICE","tenantId":"%s","tenantType":"ORGANISATION"}],
        "lastEventSequence":%d,"firstEventSequence":%d,"entropy":"S0m3"}"""
        .formatted(id, id, sequence % 60, TENANT, sequence, sequence);
  }

  /** Returns a request with its signature. */
  public static Webhooks.Hook hook(String key, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Webhooks.Hook.of(
        Map.of(
            "x-xero-signature",
            Base64.getEncoder().encodeToString(Hmac.sign(key, bytes)),
            "Content-Type",
            "application/json"),
        bytes);
  }

  @Override
  protected synchronized Answer answer(Call call) {
    if (call.is("POST", "/connect/token")) {
      return token(call);
    }
    requests++;
    String bearer = call.header("authorization").orElse("");
    if (access.isEmpty() || !bearer.equals("Bearer " + access)) {
      return Answer.of(401, Map.of("Title", "Unauthorized"));
    }
    if (call.is("GET", "/connections")) {
      return Answer.of(200, List.of(Map.of("id", "c1", "tenantId", TENANT)));
    }
    if (!call.header("xero-tenant-id").orElse("").equals(TENANT)) {
      return Answer.of(403, Map.of("Title", "Forbidden"));
    }
    Answer answer = resource(call);
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put("X-MinLimit-Remaining", "59");
    headers.put("X-DayLimit-Remaining", "4999");
    return new Answer(answer.status(), headers, answer.body());
  }

  private Answer token(Call call) {
    String basic = call.header("authorization").orElse("");
    String expected =
        "Basic "
            + Base64.getEncoder().encodeToString("client:s3cret".getBytes(StandardCharsets.UTF_8));
    boolean custom = call.body().get("grant_type").text().equals("client_credentials");
    Object given = call.body().get("refresh_token").tree();
    if (!basic.equals(expected) || (!custom && !Objects.equals(given, refresh))) {
      return Answer.of(400, Map.of("error", "invalid_grant"));
    }
    tokens++;
    access = "access-" + tokens;
    refresh = "refresh-" + tokens;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", access);
    body.put("expires_in", 1800L);
    if (!custom) {
      body.put("refresh_token", refresh);
    }
    return Answer.of(200, body);
  }

  private Answer resource(Call call) {
    String list = call.path().replaceFirst("/api.xro/2.0/([A-Za-z]+).*", "$1");
    String id = call.path().replaceFirst("/api.xro/2.0/[A-Za-z]+/?", "");
    if (call.method().equals("GET")) {
      return id.isEmpty() ? list(call, list) : one(list, id);
    }
    String key = call.method() + call.path() + call.header("idempotency-key").orElseThrow();
    Answer before = keys.get(key);
    if (before != null) {
      return before;
    }
    Json record = call.body().get(list).items().get(0);
    Answer answer = call.method().equals("PUT") ? create(list, record) : update(list, id, record);
    keys.put(key, answer);
    return answer;
  }

  private Answer create(String list, Json body) {
    String kind = list.substring(0, list.length() - 1);
    String number = body.get(kind + "Number").text();
    boolean taken =
        body.get("Type").text().startsWith("ACCREC")
            && numbered(number).anyMatch(each -> !"DELETED".equals(each.get("Status")));
    String why = taken ? kind + " # must be unique." : refusal;
    if (!why.isEmpty()) {
      Map<String, Object> record =
          Map.of("HasErrors", true, "ValidationErrors", List.of(Map.of("Message", why)));
      return Answer.of(200, Map.of(list, List.of(record)));
    }
    return Answer.of(200, Map.of(list, List.of(new LinkedHashMap<>(make(body, kind)))));
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> make(Json body, String kind) {
    Map<String, @Nullable Object> record =
        new LinkedHashMap<>((Map<String, @Nullable Object>) body.tree());
    String id =
        UUID.nameUUIDFromBytes(("r" + records.size()).getBytes(StandardCharsets.UTF_8)).toString();
    record.put(kind + "ID", id);
    record.put("Date", date(body.get("Date").text()));
    if (!body.get("DueDate").isNull()) {
      record.put("DueDate", date(body.get("DueDate").text()));
    }
    Map<String, Object> contact =
        new LinkedHashMap<>((Map<String, Object>) body.get("Contact").tree());
    contact.putIfAbsent(
        "ContactID",
        UUID.nameUUIDFromBytes(contact.toString().getBytes(StandardCharsets.UTF_8)).toString());
    record.put("Contact", contact);
    record.put("LineItems", lines(body.get("LineItems")));
    record.put("AmountPaid", BigDecimal.ZERO);
    record.put("AmountCredited", BigDecimal.ZERO);
    count(record);
    touch(record);
    records.put(id, record);
    return record;
  }

  private static String date(String day) {
    long millis = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    return "/Date(" + millis + "+0000)/";
  }

  private List<Map<String, Object>> lines(Json lines) {
    List<Map<String, Object>> made = new ArrayList<>();
    for (Json line : lines.items()) {
      @SuppressWarnings("unchecked")
      Map<String, Object> item = new LinkedHashMap<>((Map<String, Object>) line.tree());
      BigDecimal gross = line.get("Quantity").decimal().multiply(line.get("UnitAmount").decimal());
      BigDecimal rate =
          line.get("DiscountRate").isNull() ? BigDecimal.ZERO : line.get("DiscountRate").decimal();
      BigDecimal net =
          gross
              .multiply(BigDecimal.valueOf(100).subtract(rate))
              .movePointLeft(2)
              .setScale(2, RoundingMode.HALF_UP);
      boolean taxed = "OUTPUT2".equals(item.get("TaxType"));
      item.put("LineItemID", "line-" + records.size() + "-" + made.size());
      item.put("LineAmount", net);
      item.put(
          "TaxAmount",
          taxed ? net.multiply(RATE).setScale(2, RoundingMode.HALF_UP) : BigDecimal.ZERO);
      made.add(item);
    }
    return made;
  }

  private void count(Map<String, @Nullable Object> record) {
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal tax = strayCent;
    for (Json line : Json.of(record.get("LineItems")).items()) {
      net = net.add(line.get("LineAmount").decimal());
      tax = tax.add(line.get("TaxAmount").decimal());
    }
    record.put("SubTotal", net);
    record.put("TotalTax", tax);
    record.put("Total", net.add(tax));
    record.put("AmountDue", net.add(tax));
  }

  private void touch(Map<String, @Nullable Object> record) {
    now = now.plusMillis(700);
    record.put("UpdatedDateUTC", "/Date(" + now.toEpochMilli() + "+0000)/");
  }

  private Instant changed(Map<String, @Nullable Object> record) {
    String digits = String.valueOf(record.get("UpdatedDateUTC")).replaceAll("[^0-9+]|\\+0000", "");
    return Instant.ofEpochMilli(Long.parseLong(digits));
  }

  private Answer update(String list, String id, Json body) {
    Map<String, @Nullable Object> record = records.get(id);
    if (record == null) {
      return Answer.of(404, Map.of("Message", "not found"));
    }
    String status = body.get("Status").text();
    boolean possible = "DRAFT".equals(record.get("Status")) || status.equals(record.get("Status"));
    if (!possible) {
      Map<String, Object> errors =
          Map.of("ValidationErrors", List.of(Map.of("Message", "Not of valid status")));
      return Answer.of(
          400,
          Map.of(
              "ErrorNumber",
              10L,
              "Message",
              "A validation exception occurred",
              "Elements",
              List.of(errors)));
    }
    record.put("Status", status);
    touch(record);
    return Answer.of(200, Map.of(list, List.of(new LinkedHashMap<>(record))));
  }

  private Answer one(String list, String id) {
    Map<String, @Nullable Object> record = records.get(id);
    return record == null
        ? Answer.of(404, Map.of("Message", "not found"))
        : Answer.of(200, Map.of(list, List.of(record)));
  }

  private Answer list(Call call, String list) {
    String kind = list.substring(0, list.length() - 1);
    Instant since =
        call.header("if-modified-since")
            .map(
                text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
            .orElse(Instant.EPOCH);
    String where = call.query().getOrDefault("where", "");
    int size = Integer.parseInt(call.query().getOrDefault("pageSize", "100"));
    int page = Integer.parseInt(call.query().getOrDefault("page", "1"));
    List<Map<String, @Nullable Object>> found =
        records.values().stream()
            .filter(each -> each.containsKey(kind + "ID") && changed(each).isAfter(since))
            .filter(
                each ->
                    where.isEmpty()
                        || where.equals(kind + "Number==\"" + each.get(kind + "Number") + "\""))
            .sorted(Comparator.comparing(this::changed))
            .skip((long) (page - 1) * size)
            .limit(size)
            .toList();
    return Answer.of(200, Map.of(list, found));
  }

  @Override
  protected Answer fault(SystemFault fault) {
    return switch (fault) {
      case TOO_MANY_REQUESTS ->
          new Answer(429, Map.of("Retry-After", "7", "X-Rate-Limit-Problem", "minute"), Map.of());
      case UNAVAILABLE -> Answer.of(503, Map.of("Title", "Service Unavailable"));
      default -> {
        Map<String, Object> errors =
            Map.of("ValidationErrors", List.of(Map.of("Message", "Account code is not valid")));
        yield Answer.of(
            400, Map.of("Message", "A validation exception occurred", "Elements", List.of(errors)));
      }
    };
  }
}
