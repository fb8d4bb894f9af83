package io.github.odoosync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final ManualClock clock = ManualClock.at("2026-03-01T10:00:00.5Z");
  private final FakeOdoo odoo = FakeOdoo.builder().clock(clock).start();
  private final RawHttp http = new RawHttp(odoo);

  @AfterEach
  void stop() {
    odoo.close();
  }

  private RawHttp.Reply make(String name) {
    try {
      return new RawHttp(odoo)
          .json2("res.partner", "create", Map.of("vals_list", List.of(Map.of("name", name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CompletableFuture<RawHttp.Reply> makeInBackground(String name) {
    return CompletableFuture.supplyAsync(() -> make(name));
  }

  private List<Long> named(String name) {
    return odoo.search("res.partner", List.of(List.of("name", "=", name)));
  }

  @Test
  void aDelayedCallIsWorkedOnAfterTheWait() throws Exception {
    ArmedFault fault = odoo.fault(Fault.delay(LONG)).on("res.partner", "create");
    CompletableFuture<RawHttp.Reply> reply = makeInBackground("late");
    assertThat(fault.awaitHit(Duration.ofSeconds(10))).isTrue();
    assertThat(named("late")).isEmpty();
    fault.release();
    assertThat(reply.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(named("late")).hasSize(1);
  }

  @Test
  void aLateCommitCarriesTheDateOfItsBeginning() throws Exception {
    ArmedFault fault = odoo.fault(Fault.lateCommit(LONG)).on("res.partner", "create");
    CompletableFuture<RawHttp.Reply> reply = makeInBackground("early");
    assertThat(fault.awaitHit(Duration.ofSeconds(10))).isTrue();
    clock.advance(Duration.ofSeconds(6));
    make("later");
    assertThat(named("early")).isEmpty();
    fault.release();
    assertThat(reply.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(odoo.read("res.partner", named("early").get(0), "write_date"))
        .containsEntry("write_date", "2026-03-01 10:00:00");
    assertThat(odoo.read("res.partner", named("later").get(0), "write_date"))
        .containsEntry("write_date", "2026-03-01 10:00:06");
  }

  @Test
  void anAnswerIsSwallowedAfterTheCommit() {
    odoo.fault(Fault.closedAfterCommit()).on("res.partner", "create");
    assertThat(make("kept").status()).isZero();
    assertThat(named("kept")).hasSize(1);
  }

  @Test
  void aConnectionIsClosedBeforeAnythingIsDone() {
    odoo.fault(Fault.closedBefore()).on("res.partner", "create");
    assertThat(make("none").status()).isZero();
    assertThat(named("none")).isEmpty();
  }

  @Test
  void aLostAnswerIsNeverSent() throws Exception {
    ArmedFault fault = odoo.fault(Fault.answerLost(LONG)).on("res.partner", "create");
    CompletableFuture<RawHttp.Reply> reply = makeInBackground("kept");
    assertThat(fault.awaitHit(Duration.ofSeconds(10))).isTrue();
    assertThat(named("kept")).hasSize(1);
    assertThat(reply).isNotDone();
    fault.release();
    assertThat(reply.get(10, TimeUnit.SECONDS).status()).isZero();
  }

  @Test
  void tooManyRequestsMaySayHowLongToWait() {
    odoo.fault(Fault.rateLimited());
    RawHttp.Reply plain = make("x");
    assertThat(plain.status()).isEqualTo(429);
    assertThat(plain.headers()).doesNotContainKey("retry-after");
    odoo.fault(Fault.rateLimited(Duration.ofSeconds(3)));
    assertThat(make("x").headers()).containsEntry("retry-after", "3");
    assertThat(named("x")).isEmpty();
  }

  @Test
  void aProxyAnswersWithItsPage() {
    for (int status : new int[] {502, 503, 504}) {
      odoo.fault(Fault.proxyError(status));
      RawHttp.Reply reply = make("x");
      assertThat(reply.status()).isEqualTo(status);
      assertThat(reply.headers().get("content-type")).startsWith("text/html");
    }
    assertThat(named("x")).isEmpty();
  }

  @Test
  void aSerializationFailureChangesNothing() {
    odoo.fault(Fault.serializationFailure()).times(1);
    RawHttp.Reply reply = make("x");
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.name()).isEqualTo("psycopg2.errors.SerializationFailure");
    assertThat(named("x")).isEmpty();
    assertThat(make("x").status()).isEqualTo(200);
  }

  @Test
  void aSerializationFailureInsideLoadIsAMessage() throws Exception {
    odoo.fault(Fault.serializationFailure()).onMethod("load");
    RawHttp.Reply reply =
        http.json2(
            "res.partner",
            "load",
            Map.of("fields", List.of("id", "name"), "data", List.of(List.of("t.x", "X"))));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.object().get("ids")).isEqualTo(false);
    assertThat(reply.body()).contains("could not serialize access due to concurrent update");
    assertThat(odoo.knows("t.x")).isFalse();
  }

  @Test
  void anExpiredKeyIsRefusedInBothDialects() throws Exception {
    odoo.fault(Fault.expiredKey()).times(2);
    RawHttp.Reply reply = make("x");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.message()).isEqualTo("Invalid apikey");
    assertThat(reply.headers()).containsEntry("www-authenticate", "Bearer ");
    assertThat(
            FakeOdooHttpTest.rpcName(
                http.execute("res.partner", "search", List.of(List.of()), Map.of())))
        .isEqualTo("odoo.exceptions.AccessDenied");
  }

  @Test
  void whatNeedsAKeyOrATransactionWaitsForACallThatHasIt() throws Exception {
    ArmedFault expired = odoo.fault(Fault.expiredKey());
    ArmedFault conflict = odoo.fault(Fault.serializationFailure());
    RawHttp.Reply version = http.get("/web/version");
    http.rpc("common", "version", List.of());

    assertThat(version.status()).isEqualTo(200);
    assertThat(expired.hits() + conflict.hits()).isZero();

    RawHttp.Reply logIn = http.rpc("common", "authenticate", List.of("fake", "ann", "x", Map.of()));
    assertThat(FakeOdooHttpTest.rpcName(logIn)).isEqualTo("odoo.exceptions.AccessDenied");
    assertThat(expired.hits()).isEqualTo(1);
    assertThat(make("x").name()).isEqualTo("psycopg2.errors.SerializationFailure");
    assertThat(conflict.hits()).isEqualTo(1);
  }

  @Test
  void aKeyRunsOutOnTheFakesClockAndCanBeRevoked() throws Exception {
    odoo.addApiKey("admin", "short", clock.instant().plusSeconds(60));
    RawHttp shortLived = new RawHttp(odoo, "short");
    Map<String, ?> all = Map.of("domain", List.of());
    assertThat(shortLived.json2("res.partner", "search", all).status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(60));
    assertThat(shortLived.json2("res.partner", "search", all).status()).isEqualTo(401);
    odoo.revokeApiKey(odoo.apiKey());
    assertThat(http.json2("res.partner", "search", all).status()).isEqualTo(401);
  }

  @Test
  void aSlowFirstByteComesAfterTheCommit() throws Exception {
    ArmedFault fault = odoo.fault(Fault.slowFirstByte(LONG)).on("res.partner", "create");
    CompletableFuture<RawHttp.Reply> reply = makeInBackground("kept");
    assertThat(fault.awaitHit(Duration.ofSeconds(10))).isTrue();
    assertThat(named("kept")).hasSize(1);
    fault.release();
    assertThat(reply.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
  }

  @Test
  void aTruncatedBodyIsShorterThanItsLength() {
    odoo.fault(Fault.truncatedBody());
    RawHttp.Reply reply = make("kept");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.whole()).isFalse();
    assertThat(named("kept")).hasSize(1);
  }

  @Test
  void aReplicaShowsTheStateOfSomeTimeAgo() throws Exception {
    odoo.replicaLag(Duration.ofSeconds(30));
    long id = odoo.create("res.partner", Map.of("name", "new"));
    Map<String, ?> byId = Map.of("domain", List.of(List.of("id", "=", id)));
    assertThat(http.json2("res.partner", "search", byId).body()).isEqualTo("[]");
    assertThat(http.execute("res.partner", "search", List.of(byId.get("domain")), Map.of()).body())
        .contains("[" + id + "]");
    clock.advance(Duration.ofSeconds(30));
    assertThat(http.json2("res.partner", "search", byId).body()).isEqualTo("[" + id + "]");
  }

  @Test
  void aFaultStrikesOnlyWhatItIsMeantForAndAsOftenAsItSays() {
    ArmedFault fault = odoo.fault(Fault.proxyError(503)).on("res.partner", "create").times(2);
    assertThat(odoo.create("res.partner", Map.of("name", "direct"))).isPositive();
    assertThat(make("a").status()).isEqualTo(503);
    assertThat(make("a").status()).isEqualTo(503);
    assertThat(make("a").status()).isEqualTo(200);
    assertThat(fault.hits()).isEqualTo(2);
  }

  @Test
  void closingEndsEveryWait() throws Exception {
    ArmedFault fault = odoo.fault(Fault.delay(LONG));
    CompletableFuture<RawHttp.Reply> reply = makeInBackground("x");
    assertThat(fault.awaitHit(Duration.ofSeconds(10))).isTrue();
    odoo.close();
    assertThat(reply.get(10, TimeUnit.SECONDS)).isNotNull();
  }
}
