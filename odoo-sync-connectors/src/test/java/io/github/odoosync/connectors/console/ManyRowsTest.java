package io.github.odoosync.connectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.lane.ClaimRequest;
import io.github.odoosync.lane.ClaimedLane;
import io.github.odoosync.lane.Enqueue;
import io.github.odoosync.lane.Settlement;
import io.github.odoosync.observe.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 100,000 lanes on a database, half of them with a dead letter: pages stay small, and walking them
 * misses none.
 */
class ManyRowsTest {

  private static final int ROWS = 100_000;
  private static final int DEAD = ROWS / 2;
  private static final int PAGES = 31;
  private static final int CHUNK = 1_000;
  private static final Secret ADA = Secret.of("ada-the-admin-0123456789");
  private static final Pattern NEXT = Pattern.compile("<a href=\"([^\"]+)\" rel=\"next\"");
  private static final Pattern KEY = Pattern.compile("\\bK[0-9]{6}\\b");

  private static JdbcConnectionPool pool;
  private static ConsoleServer server;
  private static Client client;

  @BeforeAll
  static void fill() throws IOException {
    pool =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    JdbcStore store = JdbcStore.of(pool);
    store.createSchema();
    for (int done = 0; done < ROWS; done += CHUNK) {
      List<Enqueue> chunk = new ArrayList<>();
      for (int i = done; i < done + CHUNK; i++) {
        chunk.add(new Enqueue(Desk.FLOW, Desk.order("K%06d".formatted(i)), List.of()));
      }
      store.lanes().enqueue(chunk);
    }
    for (int done = 0; done < DEAD; done += CHUNK) {
      ClaimRequest all = new ClaimRequest(Desk.FLOW, "me", Duration.ofMinutes(10), CHUNK, 1);
      List<Settlement> parked = new ArrayList<>();
      for (ClaimedLane lane : store.lanes().claim(all)) {
        parked.add(new Settlement.Park(lane.held(), 0, Desk.trouble("No such product")));
      }
      assertThat(parked).hasSize(CHUNK);
      store.lanes().settle("me", parked);
    }
    server =
        Console.builder(store.lanes())
            .drift(store.drift())
            .token(ADA, ConsoleUser.admin("Ada"))
            .build()
            .open(0);
    client = new Client(server.address().getPort());
    client.login(ADA.reveal());
  }

  @AfterAll
  static void close() {
    server.close();
    pool.dispose();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lanes?only=PARKED", "/dead-letters?"})
  void pagesFollowEachOtherWithoutGapOrDoubleAndTheFarEndIsAsSmall(String first)
      throws IOException {
    Set<String> keys = new HashSet<>();
    String page = first;
    for (int pages = 0; pages < PAGES; pages++) {
      String body = client.get(page).body();
      // A key is shown once and may be in a link beside it.
      Set<String> shown = new HashSet<>();
      KEY.matcher(body).results().forEach(found -> shown.add(found.group()));
      assertThat(keys).doesNotContainAnyElementsOf(shown);
      keys.addAll(shown);
      Matcher next = NEXT.matcher(body);
      assertThat(next.find()).as("a page after " + page).isTrue();
      page = next.group(1).replace("&amp;", "&");
    }
    assertThat(keys).hasSize(PAGES * 50);
    assertThat(client.get(first + "&after=49990").body())
        .doesNotContain("rel=\"next\"")
        .contains("K0499");
  }

  @Test
  void noPageGrowsWithTheRows() throws IOException {
    for (String page : List.of("/", "/dead-letters", "/lanes", "/reconciliation", "/audit")) {
      Client.Answer answer = client.get(page);
      assertThat(answer.status()).as(page).isEqualTo(200);
      assertThat(answer.body().length()).as(page).isLessThan(100_000);
    }
    assertThat(client.get("/").body()).contains("100,000").contains("50,000 cases");
  }
}
