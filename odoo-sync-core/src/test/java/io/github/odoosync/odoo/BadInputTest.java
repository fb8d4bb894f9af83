package io.github.odoosync.odoo;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.RawServer;
import io.github.odoosync.odoo.transport.SelfSigned;
import io.github.odoosync.retry.Resilience;
import io.github.odoosync.testing.FakeOdoo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a user of the client reads, word for word, when the other side or the input is bad. */
@Timeout(60)
class BadInputTest {

  private static final String HTML = "<html><body>Log in</body></html>";
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private static final Secret KEY = Secret.of("a-key");

  @OdooModel("res.partner")
  record Partner(long id, String name) {}

  @OdooModel("res.partner")
  record Faxed(long id, String name, Optional<String> fax, Optional<Ref> title) {}

  record PartnerType(String code) implements Selection {}

  @OdooModel("res.partner")
  record Typed(long id, PartnerType type) {}

  @StartStop final MockWebServer server = new MockWebServer();

  // ── No way to the server ──

  @Test
  void anUnknownHost() {
    assertThat(said(at("https://no-such-host.invalid"), BadInputTest::create))
        .isEqualTo(
            "[OSYNC-1401] The question for the server's version: no-such-host.invalid: "
                + "this host name is not known. Nothing was committed; a retry is safe. Check "
                + "the address and the network.");
  }

  @Test
  void aRefusedPort() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(said(at("http://127.0.0.1:" + port), BadInputTest::create))
        .isEqualTo(
            "[OSYNC-1401] The question for the server's version: 127.0.0.1: no connection: "
                + "Failed to connect to /127.0.0.1. Nothing was committed; a retry is safe. "
                + "Check the address and the network.");
  }

  @Test
  void aCertificateNobodyVouchesFor(@TempDir Path folder) throws Exception {
    server.useHttps(SelfSigned.certificate(folder).getSocketFactory());

    assertThat(said(at(url()), BadInputTest::create))
        .startsWith(
            "[OSYNC-1402] The question for the server's version: localhost: no safe connection: ")
        .endsWith(
            "unable to find valid certification path to requested target. Nothing was committed."
                + " Check the server's certificate and the trusted authorities.");
  }

  // ── Not let in ──

  @Test
  void aWrongDatabase() {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      assertThat(said(of(odoo).database("nowhere"), BadInputTest::create))
          .isEqualTo(
              "[OSYNC-1104] res.partner.create: The server finds no database for this call "
                  + "(404): the name is missing or wrong, the database is being updated, or the "
                  + "server is no Odoo of this protocol. Nothing was committed. Set the database "
                  + "by name, or correct it.");
      assertThat(said(of(odoo).database("nowhere").dialect(Dialect.JSON_RPC), BadInputTest::create))
          .isEqualTo(
              "[OSYNC-1104] res.partner.create: connection to server at \"127.0.0.1\", port "
                  + "5432 failed: FATAL:  database \"nowhere\" does not exist. Nothing was "
                  + "committed. Set the database by name, or correct it.");
    }
  }

  @Test
  void aWrongKey() {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      OdooClient.Builder wrong = of(odoo).apiKey(odoo.login(), Secret.of("0123456789"));

      assertThat(said(wrong, BadInputTest::create))
          .isEqualTo(
              "[OSYNC-1101] res.partner.create: Invalid apikey. Nothing was committed. Check "
                  + "database, login and key; keys can expire.");
      assertThat(said(wrong.dialect(Dialect.JSON_RPC), BadInputTest::create))
          .isEqualTo(
              "[OSYNC-1101] res.partner.create: Odoo refused the log-in of admin to the "
                  + "database fake. Nothing was committed. Check database, login and key; keys can "
                  + "expire.");
    }
  }

  // ── Not Odoo ──

  @Test
  void aLoginPageInsteadOfAnAnswer() {
    everyAnswer(new MockResponse.Builder().addHeader("Content-Type", "text/html").body(HTML));

    assertThat(said(json2(), BadInputTest::read))
        .isEqualTo(
            "[OSYNC-1405] res.partner.search_read: HTTP 200 with text/html where Odoo "
                + "answers JSON. Nothing was committed. Check that the address is Odoo's and not "
                + "a gateway's page.");
    assertThat(said(json2(), BadInputTest::create))
        .isEqualTo(
            "[OSYNC-1405] res.partner.create: HTTP 200 with text/html where Odoo answers "
                + "JSON. It is not known whether the effect was committed; do not retry blindly. "
                + "Check that the address is Odoo's and not a gateway's page.");
  }

  @Test
  void aRedirectToTheLoginPage() {
    everyAnswer(new MockResponse.Builder().code(303).addHeader("Location", "/web/login?x=1"));

    assertThat(said(json2(), BadInputTest::create))
        .isEqualTo(
            "[OSYNC-1405] res.partner.create: The server redirects (303) to another page "
                + "of its own, its login page. Nothing was committed. Check that the address is "
                + "Odoo's and not a gateway's page.");
  }

  @Test
  void aServerThatIsNoOdoo() {
    everyAnswer(new MockResponse.Builder().code(404).body("Not Found"));

    assertThat(said(at(url()), BadInputTest::create))
        .isEqualTo(
            "[OSYNC-1405] The question for the server's version: No Odoo answers here: "
                + "neither /web/version nor /web/webclient/version_info tell a version. Nothing "
                + "was committed. Check that the address is Odoo's and not a gateway's page.");
  }

  // ── JSON that is not ──

  @Test
  void jsonThatIsCutInARead() {
    everyJson("[{\"id\": 1, \"name\": \"secret na");

    assertThat(said(json2(), BadInputTest::read))
        .isEqualTo(
            "[OSYNC-1405] res.partner.search_read: The JSON ended too early, at byte 29. "
                + "Nothing was committed. Check that the address is Odoo's and not a gateway's "
                + "page.");
    assertThat(said(json2(), odoo -> odoo.model(Partner.class).query().count()))
        .isEqualTo(
            "[OSYNC-1405] res.partner.search_count: Expected NUMBER but found ARRAY. "
                + "Nothing was committed. Check that the address is Odoo's and not a gateway's "
                + "page.");
    assertThat(said(json2(), odoo -> first(odoo.model(Partner.class).query().stream())))
        .isEqualTo(
            "[OSYNC-1405] res.partner.search_read: The JSON ended too early, at byte 29. "
                + "Nothing was committed. Check that the address is Odoo's and not a gateway's "
                + "page.");
    assertThat(said(json2(), odoo -> odoo.model("res.partner").schema()))
        .isEqualTo(
            "[OSYNC-1405] res.partner.fields_get: The JSON ended too early, at byte 29. "
                + "Nothing was committed. Check that the address is Odoo's and not a gateway's "
                + "page.");
    assertThat(said(json2(), odoo -> odoo.externalIds().find(ExternalId.of("a.b"))))
        .isEqualTo(
            "[OSYNC-1405] ir.model.data.search_read: The JSON ended too early, at byte 29. "
                + "Nothing was committed. Check that the address is Odoo's and not a gateway's "
                + "page.");
  }

  @Test
  void jsonThatIsNoneLeavesEveryWriteUnknown() {
    everyJson("secret");
    List<Consumer<OdooClient>> writes =
        List.of(
            BadInputTest::create,
            odoo -> partners(odoo).write(7, Values.of("name", "x")),
            odoo -> partners(odoo).unlink(List.of(7L)),
            odoo -> partners(odoo).action("action_archive", List.of(7L)),
            odoo -> partners(odoo).call("toggle_active", List.of(7L), Values.empty()),
            odoo -> partners(odoo).upsert(UpsertRow.of(ExternalId.of("a.b"))));

    for (Consumer<OdooClient> write : writes) {
      OdooSyncException e = failure(json2(), write);
      assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(e.failure().detail()).isEqualTo("Not valid JSON, at byte 0");
    }
    assertThat(said(json2(), writes.get(1)))
        .isEqualTo(
            "[OSYNC-1405] res.partner.write on 1 record: Not valid JSON, at byte 0. It is "
                + "not known whether the effect was committed; do not retry blindly. Check that "
                + "the address is Odoo's and not a gateway's page.");
  }

  @Test
  void anObjectOfAGatewayIsNoSuccessOfAWrite() {
    everyJson("{\"status\": \"queued\"}");

    assertThat(said(json2(), odoo -> partners(odoo).write(7, Values.of("name", "x"))))
        .isEqualTo(
            "[OSYNC-1405] res.partner.write on 1 record: An object came where true was "
                + "expected. It is not known whether the effect was committed; do not retry "
                + "blindly. Check that the address is Odoo's and not a gateway's page.");
  }

  @Test
  void jsonThatIsCutOverJsonRpc() {
    server.setDispatcher(
        new Dispatcher() {
          private final AtomicInteger asked = new AtomicInteger();

          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return switch (asked.getAndIncrement()) {
              case 0 -> json("{\"version_info\": [19, 0, 0, \"final\", 0, \"\"]}").build();
              case 1 -> json("{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": 2}").build();
              default -> json("{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": [12, ").build();
            };
          }
        });

    assertThat(said(json2().dialect(Dialect.JSON_RPC).apiKey("ann", KEY), BadInputTest::create))
        .isEqualTo(
            "[OSYNC-1405] res.partner.create: Not valid JSON, at byte 5. It is not known "
                + "whether the effect was committed; do not retry blindly. Check that the "
                + "address is Odoo's and not a gateway's page.");
  }

  @Test
  void aRecordThatCannotBeReadEndsItsStreamForGood() {
    everyJson("[{\"id\": 1, \"name\": \"a\"}, {\"id\": 2, \"name\": [1]}, {\"id\": 3}]");
    try (OdooClient odoo = json2().build();
        RecordStream<Partner> partners = odoo.model(Partner.class).query().stream()) {
      Iterator<Partner> iterator = partners.iterator();
      assertThat(iterator.next()).isEqualTo(new Partner(1, "a"));

      assertThat(failure(iterator::next))
          .hasMessage(
              "[OSYNC-1501] res.partner(2).name: expected a text (String), but came a list. "
                  + "Nothing was committed. Correct the type of the field in the record class.");
      assertThat(failure(iterator::next))
          .hasMessage(
              "[OSYNC-1501] res.partner(2).name: expected a text (String), but came a list. "
                  + "Nothing was committed. Correct the type of the field in the record class.");
    }
  }

  // ── Too much ──

  @Test
  void anAnswerOf100Megabytes() throws IOException {
    try (RawServer huge =
        new RawServer(
            (socket, self) -> {
              self.readRequest(socket);
              RawServer.write(socket, HEAD + "Content-Length: 104857600\r\n\r\n[");
              socket.getInputStream().read();
            })) {
      OdooClient.Builder client = at(huge.url()).dialect(Dialect.JSON2);

      assertThat(said(client, BadInputTest::read))
          .isEqualTo(
              "[OSYNC-1406] res.partner.search_read: The answer is larger than 67108864 "
                  + "bytes. Nothing was committed. Ask for fewer records or fields, or raise the "
                  + "limit.");
      assertThat(said(client, BadInputTest::create))
          .isEqualTo(
              "[OSYNC-1406] res.partner.create: The answer is larger than 67108864 bytes. It "
                  + "is not known whether the effect was committed; do not retry blindly. Ask for "
                  + "fewer records or fields, or raise the limit.");
    }
  }

  @Test
  void aDomainNestedAsDeepAsMayBeAndDeeper() {
    try (FakeOdoo odoo = FakeOdoo.start(19);
        OdooClient client = of(odoo).build()) {
      assertThat(client.model(Partner.class).where(nested(98)).list()).isEmpty();
      assertThat(failure(() -> nested(5_000)))
          .hasMessage(
              "[OSYNC-1002] the domain nests deeper than 100 levels, which Odoo cannot "
                  + "evaluate. Nothing was committed. Correct the value named above.");
    }
  }

  private static Domain nested(int depth) {
    Domain domain = field("name").eq("nobody");
    for (int i = 1; i <= depth; i++) {
      Domain leaf = field("name").eq("nobody");
      domain = i % 2 == 0 ? domain.and(leaf) : domain.or(leaf);
    }
    return domain;
  }

  @Test
  void fiftyThousandIds() {
    try (FakeOdoo odoo = FakeOdoo.start(19);
        OdooClient client = of(odoo).build()) {
      List<Long> made = odoo.createMany("res.partner", 3, i -> Map.of("name", "p" + i));
      List<Long> ids =
          new ArrayList<>(LongStream.rangeClosed(1_000_001, 1_049_997).boxed().toList());
      ids.addAll(made);

      assertThat(partners(client).byIds(ids).keySet()).containsExactlyElementsOf(made);
      assertThat(partners(client).where(field("id").in(ids)).count()).isEqualTo(3);
      OdooSyncException e = failure(() -> partners(client).write(ids, Values.of("name", "x")));
      assertThat(e)
          .hasMessage(
              "[OSYNC-1201] res.partner.write on 50000 records: Record does not exist or has "
                  + "been deleted.\n(Record: res.partner(1000001,), User: 2). Nothing was "
                  + "committed. Read the record again; it was deleted.");
    }
  }

  // ── Odd values ──

  @Test
  void emojiComeBackAndNulIsRefused() {
    String truck = "\uD83D\uDE9A \u0130\u0131 \u202Eabc \uD83D\uDC69\u200D\uD83D\uDE92";
    try (FakeOdoo odoo = FakeOdoo.start(19);
        OdooClient client = of(odoo).build()) {
      long id = partners(client).create(Values.of("name", truck));

      assertThat(client.model(Partner.class).byId(id)).contains(new Partner(id, truck));
      assertThat(client.model(Partner.class).where(field("name").eq(truck)).count()).isEqualTo(1);
      long before = odoo.requests();
      assertThat(failure(() -> partners(client).create(Values.of("name", "a\0b"))))
          .hasMessage(
              "[OSYNC-1002] a text of 3 characters has a NUL at 1; Odoo cannot store it. "
                  + "Nothing was committed. Correct the value named above.");
      assertThat(failure(() -> partners(client).write(id, Values.of("name", "\uD83D"))))
          .hasMessage(
              "[OSYNC-1002] a text of 1 characters has half a character at 0. Nothing was "
                  + "committed. Correct the value named above.");
      assertThat(odoo.requests()).isEqualTo(before);
    }
  }

  @Test
  void aDateOfTheYear1ComesBackAndOneOfTheYear0IsRefused() {
    LocalDate day = LocalDate.of(1, 1, 1);
    Instant instant = Instant.parse("0001-01-01T00:00:00Z");
    try (FakeOdoo odoo = FakeOdoo.start(19);
        OdooClient client = of(odoo).build()) {
      Model<OdooRecord> orders = client.model("sale.order", "validity_date", "date_order");
      long partner = odoo.create("res.partner", Map.of("name", "Old"));
      long id =
          orders.create(
              Values.of("partner_id", partner)
                  .with("validity_date", day)
                  .with("date_order", instant));

      OdooRecord order = orders.byId(id).orElseThrow();
      assertThat(order.date("validity_date")).contains(day);
      assertThat(order.instant("date_order")).contains(instant);
      assertThat(failure(() -> orders.write(id, Values.of("validity_date", day.minusDays(1)))))
          .hasMessage(
              "[OSYNC-1002] 0000-12-31 is outside of what Odoo can hold, the years 1 to "
                  + "9999. Nothing was committed. Correct the value named above.");
    }
  }

  @Test
  void anUnknownSelectionValueIsReadAndItsWritingRefused() {
    everyJson("[{\"id\": 7, \"type\": \"drone_port\"}]");
    try (OdooClient odoo = json2().build()) {
      assertThat(odoo.model(Typed.class).byId(7))
          .contains(new Typed(7, new PartnerType("drone_port")));
    }
    try (FakeOdoo odoo = FakeOdoo.start(19);
        OdooClient client = of(odoo).build()) {
      long id = odoo.create("res.partner", Map.of("name", "x", "type", "other"));
      assertThat(failure(() -> partners(client).write(id, Values.of("type", "moon"))))
          .hasMessage(
              "[OSYNC-1208] res.partner.write on 1 record: Wrong value for res.partner.type: "
                  + "'moon'. Nothing was committed. Look the error up in the server's log.");
    }
  }

  // ── A field that the server does not have, or not any more ──

  @Test
  void fieldsThatTheServerDoesNotHaveAreAllTold() {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      assertThat(said(of(odoo), client -> client.model(Faxed.class).query().list()))
          .isEqualTo(
              "[OSYNC-1502] a record type does not fit res.partner on Odoo 19.0; a field can "
                  + "also be missing because the user may not read it:\n- Faxed.fax: res.partner "
                  + "has no field fax\n- Faxed.title: res.partner has no field title. Nothing was "
                  + "committed. Correct the fields named above for this Odoo version.");
    }
  }

  @Test
  void aFieldRemovedBehindTheCacheIsNamed() {
    try (FakeOdoo odoo = FakeOdoo.start(19)) {
      Consumer<OdooClient> reading = client -> client.model(Faxed.class).query().list();
      assertThat(said(of(odoo).checkTypes(false), reading))
          .isEqualTo(
              "[OSYNC-1206] res.partner.search_read: Invalid field 'fax' on 'res.partner'. "
                  + "Nothing was committed. Check the field's name for this Odoo version.");
      assertThat(
              said(
                  of(odoo).checkTypes(false),
                  client -> partners(client).create(Values.of("fax", "1"))))
          .isEqualTo(
              "[OSYNC-1206] res.partner.create: Invalid field 'fax' in 'res.partner'. "
                  + "Nothing was committed. Check the field's name for this Odoo version.");
    }
  }

  // ── Nothing is left ──

  @Test
  void noConnectionIsLeftAfterBadAnswersOfEveryKindAndClose() throws IOException {
    List<String> answers =
        List.of(
            HEAD + "Content-Length: 104857600\r\n\r\n[",
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 303 See Other\r\nLocation: /web/login\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi",
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n",
            RawServer.json("secret"),
            RawServer.json("[{\"id\": 1, \"name\": [1]}]"),
            HEAD + "Content-Length: 20\r\n\r\n[1, 2",
            "\0\0\0");
    try (RawServer raw =
        new RawServer(
            (socket, self) -> {
              int next = 0;
              while (next < answers.size() - 2 && !self.readRequest(socket).isEmpty()) {
                next = self.requests() % answers.size();
                RawServer.write(socket, answers.get(next));
              }
            })) {
      try (OdooClient odoo = at(raw.url()).dialect(Dialect.JSON2).build()) {
        IntStream.range(0, 30).forEach(i -> failure(() -> read(odoo)));
        IntStream.range(0, 30).forEach(i -> failure(() -> create(odoo)));
        IntStream.range(0, 9)
            .forEach(i -> failure(() -> first(odoo.model(Partner.class).query().stream())));
        // A refusal leaves its connection open, so that there is one to close.
        OdooSyncException last;
        do {
          last = failure(() -> read(odoo));
        } while (last.code() != ErrorCode.AUTHENTICATION);
        assertThat(raw.open()).isPositive();
      }

      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (raw.open() > 0 && System.nanoTime() < deadline) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
      assertThat(raw.open()).isZero();
    }
  }

  @AfterEach
  void noThreadIsLeft() {
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("odoo-sync-"))
        .isEmpty();
  }

  // ── What is done over and over ──

  private static void read(OdooClient odoo) {
    odoo.model(Partner.class).query().list();
  }

  private static void create(OdooClient odoo) {
    partners(odoo).create(Values.of("name", "x"));
  }

  private static Model<OdooRecord> partners(OdooClient odoo) {
    return odoo.model("res.partner", "name");
  }

  private static Partner first(RecordStream<Partner> stream) {
    try (stream) {
      return stream.iterator().next();
    }
  }

  private OdooClient.Builder json2() {
    return at(url()).dialect(Dialect.JSON2).checkTypes(false);
  }

  private static OdooClient.Builder at(String url) {
    return OdooClient.builder(url)
        .database("acme")
        .apiKey(KEY)
        .resilience(Resilience.none())
        .checkTypes(false);
  }

  private static OdooClient.Builder of(FakeOdoo odoo) {
    return OdooClient.builder(odoo.url())
        .database(odoo.database())
        .apiKey(odoo.login(), Secret.of(odoo.apiKey()))
        .resilience(Resilience.none());
  }

  private String url() {
    return server.url("/").toString();
  }

  private void everyJson(String body) {
    everyAnswer(json(body));
  }

  private static MockResponse.Builder json(String body) {
    return new MockResponse.Builder().addHeader("Content-Type", "application/json").body(body);
  }

  private void everyAnswer(MockResponse.Builder answer) {
    MockResponse same = answer.build();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return same;
          }
        });
  }

  /** Returns the message, without the port, which differs each time. */
  private static String said(OdooClient.Builder builder, Consumer<OdooClient> use) {
    return String.valueOf(failure(builder, use).getMessage()).replaceAll(":\\d{4,5}\\b", "");
  }

  private static OdooSyncException failure(OdooClient.Builder builder, Consumer<OdooClient> use) {
    try (OdooClient odoo = builder.build()) {
      return failure(() -> use.accept(odoo));
    }
  }

  private static OdooSyncException failure(Runnable use) {
    OdooSyncException failure = catchThrowableOfType(OdooSyncException.class, use::run);
    assertThat(failure).as("a failure").isNotNull();
    return failure;
  }
}
