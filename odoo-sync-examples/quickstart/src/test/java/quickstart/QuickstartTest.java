package quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.testing.FakeOdoo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTest {

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19})
  void everyStepIsVerifiedOnEachVersion(int version) throws Exception {
    try (FakeOdoo server = FakeOdoo.start(version)) {
      ByteArrayOutputStream printed = new ByteArrayOutputStream();

      Quickstart.run(Demo.settings(server), new PrintStream(printed, true, StandardCharsets.UTF_8));

      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains("Talking to Odoo " + version + ".0")
          .contains("2 of 5 boxes and no lamp")
          .contains("All 7 steps were verified");
    }
  }

  @Test
  void whatIsNotAsItShouldBeEndsTheRun() {
    Report report = new Report(System.out);

    assertThatThrownBy(
            () ->
                report.step(
                    "A step",
                    () -> {
                      Verify.equal(1L, 2L, "The number of lines");
                      return "";
                    }))
        .hasMessage("Not as it should be: The number of lines is 1, not 2");
  }

  @Test
  void aServerWithoutAKeyIsRefusedWithWhatToSet() {
    assertThatThrownBy(() -> Settings.of(new String[0], Map.of("ODOO_URL", "https://odoo.test")))
        .hasMessageContaining("ODOO_API_KEY");
  }

  @Test
  void argumentsWinOverTheEnvironment() {
    Settings settings =
        Settings.of(
            new String[] {"--odoo-url", "http://127.0.0.1:1", "--api-key", "key"},
            Map.of("ODOO_URL", "http://127.0.0.1:2", "ODOO_DATABASE", "acme"));

    assertThat(settings.url()).contains("http://127.0.0.1:1");
    assertThat(settings.database()).contains("acme");
  }
}
