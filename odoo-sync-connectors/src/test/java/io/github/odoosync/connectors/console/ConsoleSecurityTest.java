package io.github.odoosync.connectors.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.observe.SyncEvent;
import io.github.odoosync.testing.ManualClock;
import io.github.odoosync.testing.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, what they may do, and what no other site can make them do; over real HTTP. */
class ConsoleSecurityTest {

  private static final Secret VERA = Secret.of("vera-the-viewer-0123456789");
  private static final Secret OTTO = Secret.of("otto-the-operator-0123456789");
  private static final Secret ADA = Secret.of("ada-the-admin-0123456789");

  private final ManualClock clock = ManualClock.at("2026-03-02T08:00:00Z");
  private final MemoryStore store = MemoryStore.create(clock);
  private final Desk desk = new Desk(store.lanes());
  private final List<SyncEvent> events = new CopyOnWriteArrayList<>();
  private ConsoleServer server;
  private int port;
  private long letter;

  @BeforeEach
  void open() throws IOException {
    letter = desk.parked(Desk.order("SO1"), "No such product");
    Console console =
        Console.builder(store.lanes())
            .drift(store.drift())
            .token(VERA, ConsoleUser.viewer("Vera"))
            .token(OTTO, ConsoleUser.operator("Otto"))
            .token(ADA, ConsoleUser.admin("Ada"))
            .fourEyes()
            .listener(events::add)
            .clock(clock)
            .build();
    server = console.open(0);
    port = server.address().getPort();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Client client() {
    return new Client(port);
  }

  private Client as(Secret token) throws IOException {
    Client client = client();
    assertThat(client.login(token.reveal()).status()).isEqualTo(303);
    return client;
  }

  private String page() {
    return "/dead-letter?id=" + letter;
  }

  private DeadLetter.State state() {
    return desk.letter(letter).state();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/dead-letters", "/dead-letter?id=1", "/reconciliation", "/audit"})
  void whoIsNotLoggedInSeesTheLoginOnly(String path) throws IOException {
    Client.Answer answer = client().get(path);
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo("/login");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void whoIsNotLoggedInGetsNoEventsAndChangesNothing() throws IOException {
    assertThat(client().get("/events").status()).isEqualTo(401);
    assertThat(client().post("/dead-letters", "do", "discard", "id", "1", "reason", "x").status())
        .isEqualTo(401);
    assertThat(state()).isEqualTo(DeadLetter.State.PARKED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "wrong", "vera-the-viewer-012345678", "vera-the-viewer-01234567890", "***"})
  void aWrongTokenOpensNothing(String token) throws IOException {
    Client client = client();
    Client.Answer answer = client.login(token);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(client.get("/").status()).isEqualTo(303);
    assertThat(events).extracting(SyncEvent::name).containsExactly("console.login.refused");
  }

  @Test
  void theCookieIsForThisSiteAndNoScript() throws IOException {
    Client.Answer answer = client().login(VERA.reveal());
    assertThat(answer.header("Set-Cookie"))
        .matches("odoosync-console=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict")
        .doesNotContain(VERA.reveal());
    assertThat(events).extracting(SyncEvent::name).containsExactly("console.login.done");
  }

  @Test
  void behindHttpsTheCookieNeverGoesInTheClear() throws IOException {
    try (Console console = Console.builder(store.lanes()).token(VERA, viewer()).build()) {
      byte[] form = ("token=" + VERA.reveal()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      ConsoleResponse answer =
          console.handle(
              ConsoleRequest.of(
                  "POST",
                  "/login",
                  null,
                  Map.of(
                      "Host",
                      List.of("localhost"),
                      "Content-Type",
                      List.of("application/x-www-form-urlencoded")),
                  new ByteArrayInputStream(form),
                  true));
      assertThat(answer.headers().get("Set-Cookie")).endsWith("; Secure");
    }
  }

  private static ConsoleUser viewer() {
    return ConsoleUser.viewer("Vera");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8765",
        "127.0.0.1.evil.example",
        "localhost.evil.example:80",
        "127.0.0.1:80@evil.example",
        "[::2]:80",
        "127.0.0.1:x"
      })
  void aStrangersNameForThisMachineIsRefused(String host) throws IOException {
    Client client = as(ADA).with("Host", host);
    assertThat(client.get("/").status()).isEqualTo(421);
    assertThat(client.get(Assets.SCRIPT.path()).status()).isEqualTo(421);
    assertThat(client.login(VERA.reveal()).status()).isEqualTo(421);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8765"})
  void thisMachinesOwnNamesAreKnown(String host) throws IOException {
    assertThat(as(ADA).with("Host", host).get("/").status()).isEqualTo(200);
  }

  @Test
  void aFormWithoutItsProofIsRefused() throws IOException {
    Client client = as(OTTO);
    String[] discard = {"do", "discard", "id", Long.toString(letter), "reason", "not needed"};
    assertThat(client.post("/dead-letters", discard).status()).isEqualTo(403);
    String[] forged = {
      "do", "discard", "id", Long.toString(letter), "reason", "not needed", "csrf", "AAAA"
    };
    assertThat(client.post("/dead-letters", forged).status()).isEqualTo(403);
    assertThat(client.post("/logout").status()).isEqualTo(403);
    assertThat(state()).isEqualTo(DeadLetter.State.PARKED);
  }

  @Test
  void theProofOfOneSessionIsNoneForAnother() throws IOException {
    String others = proof(as(OTTO));
    Client client = as(OTTO);
    assertThat(proof(client)).isNotEqualTo(others);
    String[] fields = {
      "do", "replay", "id", Long.toString(letter), "reason", "again", "csrf", others
    };
    assertThat(client.post("/dead-letters", fields).status()).isEqualTo(403);
    assertThat(state()).isEqualTo(DeadLetter.State.PARKED);
  }

  private String proof(Client client) throws IOException {
    return client.get(page()).body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://evil.example",
    "Origin, null",
    "Origin, http://127.0.0.1:1",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, none"
  })
  void aFormFromAnotherSiteIsRefusedEvenWithItsProof(String header, String value)
      throws IOException {
    Client client = as(OTTO);
    String csrf = proof(client);
    client.with(header, value);
    String[] fields = {"do", "replay", "id", Long.toString(letter), "reason", "a", "csrf", csrf};
    assertThat(client.post("/dead-letters", fields).status()).isEqualTo(403);
    assertThat(client().with(header, value).login(OTTO.reveal()).status()).isEqualTo(403);
    assertThat(state()).isEqualTo(DeadLetter.State.PARKED);
  }

  @Test
  void onlyFormsAreTaken() throws IOException {
    Client client = as(OTTO).with("Content-Type", "text/plain");
    assertThat(client.post("/dead-letters", "do", "replay").status()).isEqualTo(415);
    assertThat(as(OTTO).send("PUT", "/", "").status()).isEqualTo(405);
    assertThat(as(OTTO).post("/dead-letters", "reason", "x".repeat(70_000)).status())
        .isEqualTo(413);
  }

  @Test
  void aViewerSeesNeitherContentsNorFormsAndMayNotAct() throws IOException {
    Client client = as(VERA);
    String shown = client.get(page()).body();
    assertThat(shown).contains("No such product").doesNotContain("&quot;number&quot;");
    assertThat(shown).doesNotContain("Discard");
    assertThat(act(client, "replay", "again").status()).isEqualTo(403);
    assertThat(act(client, "discard", "not needed").status()).isEqualTo(403);
    assertThat(state()).isEqualTo(DeadLetter.State.PARKED);
    assertThat(store.lanes().journal(10)).hasSize(1);
  }

  @Test
  void anOperatorReplaysAndTheJournalKnowsWhoAndWhy() throws IOException {
    Client client = as(OTTO);
    assertThat(client.get(page()).body()).contains("&quot;number&quot;: &quot;SO1&quot;");
    Client.Answer answer = act(client, "replay", "product was added");
    assertThat(answer.status()).isEqualTo(303);
    assertThat(client.get(answer.header("Location")).body()).contains("Replayed.");
    assertThat(state()).isEqualTo(DeadLetter.State.REPLAYED);
    assertThat(store.lanes().journal(1).get(0).actor()).isEqualTo("Otto");
    assertThat(store.lanes().journal(1).get(0).text()).isEqualTo("product was added");
    assertThat(client.get("/audit").body()).contains("product was added").contains("Otto");
  }

  @Test
  void nothingIsDoneWithoutAReason() throws IOException {
    assertThat(act(as(OTTO), "discard", "  ").status()).isEqualTo(400);
    assertThat(act(as(OTTO), "discard", "x".repeat(501)).status()).isEqualTo(400);
    assertThat(act(as(OTTO), "explode", "why not").status()).isEqualTo(400);
    assertThat(state()).isEqualTo(DeadLetter.State.PARKED);
  }

  @Test
  void whoStoppedAMessageCannotGiveItUp() throws IOException {
    Client otto = as(OTTO);
    assertThat(act(otto, "replay", "again").status()).isEqualTo(303);
    var stopping = new io.github.odoosync.lane.Operator("Otto", "wait for the customer");
    assertThat(store.lanes().park(Desk.FLOW, "SO1", stopping)).isTrue();
    assertThat(store.lanes().resume(Desk.FLOW, "SO1", stopping)).isTrue();
    letter = desk.parked(Desk.order("SO2"), "unused");
    long stoppedByOtto =
        store.lanes().deadLetters(io.github.odoosync.lane.DeadLetterQuery.open()).stream()
            .filter(one -> one.message().key().equals(Optional.of("SO1")))
            .mapToLong(DeadLetter::id)
            .findFirst()
            .orElseThrow();
    letter = stoppedByOtto;
    assertThat(otto.get(page()).body()).contains("you stopped it").doesNotContain(">Discard<");
    assertThat(act(otto, "discard", "not needed").status()).isEqualTo(403);
    assertThat(act(otto, "skip", "not needed").status()).isEqualTo(403);
    assertThat(state()).isEqualTo(DeadLetter.State.PARKED);
    assertThat(act(as(ADA), "discard", "the customer cancelled").status()).isEqualTo(303);
    assertThat(state()).isEqualTo(DeadLetter.State.DISCARDED);
  }

  @Test
  void onlyAnAdminPausesAFlow() throws IOException {
    String[] pause = {"do", "pause", "flow", Desk.FLOW, "reason", "maintenance"};
    assertThat(as(OTTO).get("/").body()).doesNotContain("Pause a flow");
    assertThat(as(OTTO).act(page(), "/", pause).status()).isEqualTo(403);
    assertThat(store.lanes().paused()).isEmpty();
    assertThat(as(ADA).act("/", "/", pause).status()).isEqualTo(303);
    assertThat(store.lanes().paused()).containsExactly(Desk.FLOW);
    assertThat(as(ADA).get("/").body()).contains("Paused");
  }

  @Test
  void aSessionEndsByLogoutAndByTime() throws IOException {
    Client client = as(VERA);
    clock.advance(Duration.ofMinutes(119));
    assertThat(client.get("/").status()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(121));
    assertThat(client.get("/").status()).isEqualTo(303);

    Client busy = as(VERA);
    for (int i = 0; i < 12; i++) {
      assertThat(busy.get("/").status()).isEqualTo(200);
      clock.advance(Duration.ofHours(1));
    }
    clock.advance(Duration.ofMinutes(1));
    assertThat(busy.get("/").status()).isEqualTo(303);

    Client leaving = as(OTTO);
    Client same = new Client(port).with("Cookie", sessionOf(leaving));
    assertThat(same.get("/").status()).isEqualTo(200);
    Client.Answer answer = leaving.act("/", "/logout");
    assertThat(answer.header("Location")).isEqualTo("/login");
    assertThat(same.get("/").status()).isEqualTo(303);
  }

  private String sessionOf(Client client) throws IOException {
    return client.login(OTTO.reveal()).header("Set-Cookie").split(";", 2)[0];
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/login", "/nowhere", "/audit", "/dead-letter?id=999999"})
  void everyAnswerTellsTheBrowserToHoldBack(String path) throws IOException {
    Client.Answer answer = as(ADA).get(path);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .contains("style-src 'self'")
        .contains("frame-ancestors 'none'")
        .contains("require-trusted-types-for 'script'")
        .doesNotContain("unsafe");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body()).doesNotContain("style=\"").doesNotContain("http://");
    assertThat(answer.body().replaceAll("<script src=\"[^\"]+\" defer=\"\"></script>", ""))
        .doesNotContain("<script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/assets/../Console.class", "/assets/x/console.js", "/..%2f..%2fetc/passwd"})
  void onlyTheKnownFilesAreServed(String path) throws IOException {
    assertThat(as(ADA).get(path).status()).isEqualTo(404);
  }

  @Test
  void theApplicationsOwnLoginIsAskedAndFormsStillNeedTheirProof() throws IOException {
    ConsoleLogin login = request -> request.header("X-User").map(ConsoleUser::operator);
    Console console =
        Console.builder(store.lanes()).under("/ops").login(login).clock(clock).build();
    try (ConsoleServer own = console.open(0)) {
      int where = own.address().getPort();
      assertThat(own.link()).isEqualTo(own.address());
      assertThat(new Client(where).get("/ops/").status()).isEqualTo(401);
      assertThat(new Client(where).get("/").status()).isEqualTo(404);
      Client otto = new Client(where).with("X-User", "Otto");
      assertThat(otto.get("/ops/").body()).contains("Otto, operator").doesNotContain("Log out");
      String[] replay = {"do", "replay", "id", Long.toString(letter), "reason", "again"};
      assertThat(otto.post("/ops/dead-letters", replay).status()).isEqualTo(403);
      assertThat(state()).isEqualTo(DeadLetter.State.PARKED);
      assertThat(otto.act("/ops" + page(), "/ops/dead-letters", replay).status()).isEqualTo(303);
      assertThat(state()).isEqualTo(DeadLetter.State.REPLAYED);
    }
  }

  @Test
  void aTokenIsMadeUpWhereNoneIsGivenAndTheLinkHoldsIt() throws IOException {
    Console console = Console.builder(store.lanes()).build();
    try (ConsoleServer own = console.open(0)) {
      String token = console.token().orElseThrow().reveal();
      assertThat(token).hasSize(43);
      assertThat(own.link().getFragment()).isEqualTo(token);
      assertThat(own.link().getPath()).isEqualTo("/login");
      assertThat(own.address().toString()).doesNotContain(token);
      Client client = new Client(own.address().getPort());
      assertThat(client.login(token).status()).isEqualTo(303);
      assertThat(client.get("/").status()).isEqualTo(200);
    }
  }

  @Test
  void whatCannotBeSafeIsRefusedWhenItIsBuilt() {
    Console.Builder builder = Console.builder(store.lanes());
    assertThatThrownBy(() -> builder.token(Secret.of("short"), viewer()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.under("/a\"b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.token(VERA, viewer()).login(any -> Optional.empty()).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Client.Answer act(Client client, String action, String reason) throws IOException {
    return client.act(
        page(), "/dead-letters", "do", action, "id", Long.toString(letter), "reason", reason);
  }
}
