package migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.testing.FakeOdoo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MigrationTest {

  @Test
  void whatIsThereIsTakenOverAndNothingIsMadeTwice() throws Exception {
    try (FakeOdoo server = FakeOdoo.start(19)) {
      Past.in(server);
      ByteArrayOutputStream printed = new ByteArrayOutputStream();

      Migration.run(server, new PrintStream(printed, true, StandardCharsets.UTF_8));

      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains("would have UPDATED res.partner")
          .contains("party:C-3 MISSING []")
          .containsPattern("party:C-4 AMBIGUOUS \\[\\d+, \\d+\\]")
          .containsSubsequence(
              "Gone over: north",
              "party:C-1 UNCHANGED",
              "party:C-2 UPDATED",
              "Gone over: south",
              "party:C-3 CREATED",
              "Writing now: epoch 1");
      assertThat(names(server, "C-1")).containsExactly("Ann");
      assertThat(names(server, "C-2")).containsExactly("Bob Ltd");
      assertThat(names(server, "C-3")).containsExactly("Cid");
      assertThat(names(server, "C-4")).containsExactlyInAnyOrder("Dee", "Dee (old)");
    }
  }

  private static List<Object> names(FakeOdoo server, String number) {
    return server.search("res.partner", List.of(List.of("ref", "=", number))).stream()
        .map(id -> Objects.requireNonNull(server.read("res.partner", id, "name")).get("name"))
        .toList();
  }
}
