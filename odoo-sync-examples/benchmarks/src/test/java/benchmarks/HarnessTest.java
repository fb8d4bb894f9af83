package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HarnessTest {

  @Test
  void eachContestantComesFirstInTurnAndWarmUpIsNotCounted() {
    List<String> order = new ArrayList<>();
    List<Timing> timings =
        new Rounds(1, 5, 2, 10)
            .run(List.of(new Recorder("a", order, null), new Recorder("b", order, null)));

    assertThat(order).containsExactly("a5", "b5", "a10", "b10", "b10", "a10");
    assertThat(timings).extracting(timing -> timing.nanos().length).containsExactly(2, 2);
    assertThat(timings.get(0).records()).isEqualTo(10);
    assertThat(timings.get(0).calls()).isEqualTo(1);
  }

  @Test
  void aContestantThatFailsIsReportedAndTheOthersGoOn() {
    List<String> order = new ArrayList<>();
    List<Timing> timings =
        new Rounds(0, 0, 2, 1)
            .run(List.of(new Recorder("a", order, "no"), new Recorder("b", order, null)));

    assertThat(timings.get(0).failure()).contains("no");
    assertThat(timings.get(1).hasFailed()).isFalse();
    assertThat(order).containsExactly("a1", "b1", "b1");
  }

  @Test
  void theMedianIsTheMiddle() {
    assertThat(Timing.median(new long[] {9, 1, 5})).isEqualTo(5);
    assertThat(Timing.median(new long[] {9, 1, 5, 6})).isEqualTo(5.5);
  }

  @Test
  void aTableLinesItsColumnsUp() {
    Table table = new Table("", "x");
    table.row("long", "1");

    assertThat(table).hasToString("|      | x |\n|------|---|\n| long | 1 |\n");
  }

  @Test
  void optionsComeFromTheCommandLineBeforeTheEnvironment() {
    Map<String, String> environment =
        Map.of(
            "ODOO_URL", "http://one",
            "ODOO_DATABASE", "d",
            "ODOO_LOGIN", "l",
            "ODOO_API_KEY", "k");
    Options options =
        Options.parse(
            new String[] {"peers", "--odoo-url", "http://two", "--pickings", "7"}, environment);

    assertThat(options.commands()).containsExactly("peers");
    assertThat(options.number("pickings", 1)).isEqualTo(7);
    assertThat(options.server()).contains(new Server("http://two", "d", "l", "k"));
  }

  @Test
  void anUnknownOptionAndAMissingDatabaseAreRefused() {
    assertThatThrownBy(() -> Options.parse(new String[] {"--recrds", "1"}, Map.of()))
        .hasMessageContaining("--recrds");
    Options options = Options.parse(new String[] {"--odoo-url", "http://x"}, Map.of());
    assertThatThrownBy(options::server).hasMessageContaining("ODOO_DATABASE");
  }

  private record Recorder(String name, List<String> order, String failure) implements Contestant {

    @Override
    public long run(int records) {
      order.add(name + records);
      if (failure != null) {
        throw new IllegalStateException(failure);
      }
      return records;
    }

    @Override
    public long calls() {
      return order.stream().filter(entry -> entry.startsWith(name)).count();
    }
  }
}
