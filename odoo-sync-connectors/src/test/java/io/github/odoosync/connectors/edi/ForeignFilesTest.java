package io.github.odoosync.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.connectors.edi.TradingPartner.Mailbox;
import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.connectors.edi.edifact.Edifact;
import io.github.odoosync.connectors.edi.x12.X12;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files of others, from a folder named by {@code -Dodoosync.edi.samples}; skipped without it. */
class ForeignFilesTest {

  private static final Pattern ISA =
      Pattern.compile("ISA(.)(?:.*?\\1){4}(..)\\1(.*?)\\1(..)\\1(.*?)\\1", Pattern.DOTALL);
  private static final Pattern UNB =
      Pattern.compile("UNB\\+[^+]*\\+([^+:]*):?([^+:]*)[^+]*\\+([^+:]*):?([^+:]*)");

  @Test
  void eachIsTakenOrToldOf() throws IOException {
    String folder = System.getProperty("odoosync.edi.samples", "");
    assumeThat(folder).as("-Dodoosync.edi.samples names no folder").isNotEmpty();
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] content = Files.readAllBytes(file);
        for (Role role : Role.values()) {
          Decoded<EdiMessage> read =
              codec(new String(content, StandardCharsets.ISO_8859_1), role)
                  .decode(RawDocument.of("foreign", content, Map.of()));
          assertThat(read.parts().isEmpty() && read.diagnostics().isEmpty())
              .as("%s of a %s: neither taken nor told of", file, role)
              .isFalse();
        }
      }
    }
  }

  private static EdiCodec codec(String text, Role role) {
    Matcher unb = UNB.matcher(text);
    if (unb.find()) {
      TradingPartner partner =
          partner(role, List.of(unb.group(2), unb.group(1), unb.group(4), unb.group(3)));
      return Edifact.codec(partner, InterchangeNumbers.inMemory(), Samples.CLOCK);
    }
    Matcher isa = ISA.matcher(text);
    TradingPartner partner =
        isa.find()
            ? partner(role, List.of(isa.group(2), isa.group(3), isa.group(4), isa.group(5)))
            : Samples.partner(role);
    return X12.codec(partner, InterchangeNumbers.inMemory(), Samples.CLOCK);
  }

  private static TradingPartner partner(Role role, List<String> envelope) {
    Mailbox theirs = new Mailbox(envelope.get(0).strip(), envelope.get(1).strip());
    Mailbox ours = new Mailbox(envelope.get(2).strip(), envelope.get(3).strip());
    return TradingPartner.builder("foreign", role, ours, theirs).currency("USD").build();
  }
}
