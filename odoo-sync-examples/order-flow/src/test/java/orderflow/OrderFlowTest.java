package orderflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OrderFlowTest {

  @Test
  @Timeout(300)
  void nothingIsLostOrDoubledAndTheReportIsWritten() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Settings settings = Settings.of(new String[] {"--orders", "30", "--seed", "11"}, Map.of());

    boolean good = OrderFlow.run(settings, out);

    String text = said.toString(StandardCharsets.UTF_8);
    assertThat(good).as(text).isTrue();
    assertThat(text)
        .contains("The sync process is killed")
        .contains("0 lost, 0 duplicated, order kept, 0 drift")
        .contains("42 orders and products compared")
        .contains("30 orders in Odoo");
    Matcher page = Pattern.compile("Report: (.+)").matcher(text);
    assertThat(page.find()).isTrue();
    assertThat(Files.readString(Path.of(page.group(1).strip())))
        .contains("<svg", "0 lost, 0 duplicated", "The order with most trouble: R");
  }
}
