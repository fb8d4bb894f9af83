package io.github.odoosync.connectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.reconcile.Difference;
import io.github.odoosync.reconcile.Drift;
import io.github.odoosync.reconcile.DriftStore.RunStart;
import io.github.odoosync.testing.MemoryStore;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is stored stays text on the pages, and secrets that slipped into it are not shown. */
class ConsoleEscapingTest {

  private static final Secret ADA = Secret.of("ada-the-admin-0123456789");
  private static final String CANARY = "canary-5f1d9c7e2b";

  private final MemoryStore store = MemoryStore.create();
  private final Desk desk = new Desk(store.lanes());
  private ConsoleServer server;
  private Client client;

  @BeforeEach
  void open() throws IOException {
    Console console =
        Console.builder(store.lanes())
            .drift(store.drift())
            .token(ADA, ConsoleUser.admin("Ada <b>"))
            .hide(Secret.of(CANARY))
            .build();
    server = console.open(0);
    client = new Client(server.address().getPort());
    client.login(ADA.reveal());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title></textarea></pre><svg onload=alert(1)>",
        "javascript:alert(1)",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<!--",
        "]]>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "\u202Etxt.exe\u0007\uD800",
      })
  void hostileTextsStayTexts(String hostile) throws IOException {
    Message message =
        Message.of(hostile, hostile, 1)
            .id(hostile)
            .key(hostile)
            .header(hostile, hostile)
            .json(Map.of(hostile, List.of(hostile, Map.of(hostile, hostile))))
            .build();
    long first = desk.parked(message, hostile);
    Operator by = new Operator(hostile, hostile);
    store.lanes().resume(Desk.FLOW, hostile, by);
    store.lanes().pause(hostile, by);
    RunStart run = store.drift().begin(hostile);
    Difference difference = new Difference(hostile, hostile, hostile);
    store.drift().found(run, List.of(new Drift(hostile, Drift.Kind.DIFFERS, List.of(difference))));
    String encoded = URLEncoder.encode(hostile, StandardCharsets.UTF_8);
    for (String page :
        List.of(
            "/",
            "/?done=" + encoded + "&count=" + encoded,
            "/dead-letters?show=all&key=" + encoded,
            "/dead-letters?show=all&consumer=" + encoded + "&fingerprint=" + encoded,
            "/dead-letter?id=" + first,
            "/lanes",
            "/lanes?consumer=" + encoded + "&key=" + encoded,
            "/reconciliation",
            "/drift?name=" + encoded,
            "/audit",
            "/" + encoded)) {
      assertHarmless(client.get(page).body(), page);
    }
  }

  /**
   * Walks over the page as a browser does: no tag and no attribute that the console does not write.
   */
  private static void assertHarmless(String page, String where) {
    String known =
        "!DOCTYPE|html|head|meta|title|link|script|body|a|header|nav|ul|li|div|form|input|button"
            + "|main|h1|h2|p|span|table|caption|thead|tbody|tr|th|td|time|code|dl|dt|dd|pre|label"
            + "|select|option|figure|figcaption|svg|line|text|polyline|circle|footer";
    String tags =
        page.replaceAll("</?(" + known + ")(?: html)?( [a-zA-Z0-9-]+=\"[^\"<>]*\")*>", "");
    assertThat(tags).as(where).doesNotContain("<");
    assertThat(page.replaceAll("=\"[^\"]*\"", ""))
        .as(where)
        .doesNotContainPattern("<[^>]*\\son[a-z]+");
    assertThat(page).as(where).doesNotContain("href=\"javascript:");
    assertThat(page.chars().noneMatch(c -> c == 0x202E || c == 7)).as(where).isTrue();
  }

  @Test
  void secretsThatSlippedIntoStoredTextsAreNotShown() throws IOException {
    String[] spellings = {
      "Authorization: Bearer abcdef0123456789",
      "password=hunter22222",
      "\"api_key\": \"k-0123456789\"",
      "https://user:s3cr3tpassword@host/x",
      "said " + CANARY + " aloud",
    };
    String why = String.join(" | ", spellings);
    Message message =
        Message.of("t", "t", 1)
            .key(CANARY + "-key")
            .header("x-api-key", "header-0123456789")
            .json(
                Map.of(
                    "password",
                    Map.of("inner", "nested-0123456789"),
                    "note",
                    why,
                    "clientSecret",
                    "client-0123456789"))
            .build();
    long id = desk.parked(message, why);
    for (String page :
        List.of("/", "/dead-letters", "/dead-letter?id=" + id, "/audit", "/reconciliation")) {
      assertThat(client.get(page).body())
          .as(page)
          .doesNotContain(CANARY)
          .doesNotContain("abcdef0123456789")
          .doesNotContain("hunter22222")
          .doesNotContain("k-0123456789")
          .doesNotContain("s3cr3tpassword")
          .doesNotContain("header-0123456789")
          .doesNotContain("nested-0123456789")
          .doesNotContain("client-0123456789")
          .doesNotContain(ADA.reveal());
    }
    assertThat(client.get("/dead-letter?id=" + id).body()).contains("***");
  }
}
