package edifolders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderToDespatchTest {

  @Test
  void theCustomerIsToldOfEveryStep(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    assertThat(new OrderToDespatch(folder, out).run()).containsExactly("997", "855", "856");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("acme: x12-000000001.edi TAKEN")
        .doesNotContain("is not carried", "Diagnostic");
    assertThat(Files.readString(folder.resolve("out/x12-000000003.edi")))
        .contains("PRF*PO-4711~", "MAN*GM*00106141412345678908~", "LT*L-2026-11");
  }
}
