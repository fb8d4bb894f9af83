package io.github.odoosync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README and runbooks show compiles, and its two commands are where scripts look for them. */
class ReadmeTest {

  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile("<!-- (main-job|tests) -->\n```\\w*\n([^\n]+)\n```");

  @Test
  void itsJavaCompiles(@TempDir Path out) throws IOException {
    List<String> blocks = blocks(readme());
    assertThat(blocks).hasSize(5);

    for (String block : blocks) {
      assertThat(compile(program(block, block.indexOf("try (")), out)).isEmpty();
    }
  }

  @Test
  void theJavaOfTheRunbooksCompiles(@TempDir Path out) throws IOException {
    List<String> blocks = blocks(Files.readString(Path.of("RUNBOOKS.md")));
    assertThat(blocks).hasSize(6);

    for (String block : blocks) {
      assertThat(compile(program(block, block.indexOf("\n\n")), out)).isEmpty();
    }
  }

  private static List<String> blocks(String text) {
    return JAVA.matcher(text).results().map(m -> m.group(1)).toList();
  }

  @Test
  void itsTwoCommandsStandAlone() throws IOException {
    Matcher commands = COMMAND.matcher(readme());
    List<String> names = new ArrayList<>();
    while (commands.find()) {
      names.add(commands.group(1));
      assertThat(commands.group(2)).startsWith("mvn ");
    }
    assertThat(names).containsExactly("main-job", "tests");
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("../README.md"));
  }

  private static String program(String block, int body) {
    String declared = block.substring(0, body);
    String imports =
        declared.lines().filter(l -> l.startsWith("import")).collect(Collectors.joining("\n"));
    String members =
        declared.lines().filter(l -> !l.startsWith("import")).collect(Collectors.joining("\n"));
    return """
        import io.github.odoosync.*;
        import io.github.odoosync.capture.*;
        import io.github.odoosync.connector.*;
        import io.github.odoosync.connector.command.*;
        import io.github.odoosync.connector.source.*;
        import io.github.odoosync.idempotency.*;
        import io.github.odoosync.inbox.*;
        import io.github.odoosync.jdbc.*;
        import io.github.odoosync.lane.*;
        import io.github.odoosync.model.*;
        import io.github.odoosync.model.order.*;
        import io.github.odoosync.model.shipment.Shipment;
        import io.github.odoosync.observe.*;
        import io.github.odoosync.odoo.*;
        import io.github.odoosync.outbox.*;
        import io.github.odoosync.testing.*;
        import io.github.odoosync.writer.*;
        import java.math.BigDecimal;
        import java.sql.Connection;
        import java.time.Duration;
        import java.util.*;
        import javax.sql.DataSource;
        """
        + imports
        + "\nclass Shown {\n"
        + members
        + "\nvoid run() throws Exception {\n"
        + block.substring(body).replace("...", "")
        + "}}\n";
  }

  private static String compile(String program, Path out) throws IOException {
    Path source = Files.writeString(out.resolve("Shown.java"), program);
    StringWriter said = new StringWriter();
    PrintWriter printer = new PrintWriter(said);
    ToolProvider.findFirst("javac")
        .orElseThrow()
        .run(
            printer,
            printer,
            "-d",
            out.toString(),
            "-cp",
            System.getProperty("jdk.module.path", "") + File.pathSeparator + "target/classes",
            "-proc:none",
            source.toString());
    return said.toString();
  }
}
