package io.github.odoosync.connectors.support;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.model.shipment.Shipment;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles the example that a package's description shows, and runs it. */
public final class ShownExample {

  private static final Pattern SHOWN =
      Pattern.compile("<pre>\\{@code\n(.*?) \\* }</pre>", Pattern.DOTALL);

  private ShownExample() {}

  /**
   * Runs the example of a package.
   *
   * @param folder where it is compiled to
   * @param shipment what it finds as {@code shipment}; null if it uses none
   * @return what it printed
   */
  public static List<String> run(
      String name,
      Path folder,
      Map<String, String> given,
      CommandContext context,
      @Nullable Shipment shipment)
      throws Exception {
    String said = compiled(program(name), folder);
    if (!said.isEmpty()) {
      throw new AssertionError(said);
    }
    URL[] place = {folder.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(place, Thread.currentThread().getContextClassLoader())) {
      // A type of the JDK, as the example knows no type of the tests.
      @SuppressWarnings("unchecked")
      Function<Object[], List<String>> shown =
          (Function<Object[], List<String>>)
              loader.loadClass("Program").getConstructor().newInstance();
      return shown.apply(new Object[] {given, context, shipment});
    }
  }

  private static String program(String name) throws IOException {
    Path description =
        Path.of("src/main/java/io/github/odoosync/connectors", name, "package-info.java");
    Matcher shown = SHOWN.matcher(Files.readString(description));
    if (!shown.find()) {
      throw new AssertionError("No example in " + description);
    }
    String body = shown.group(1).replaceAll("(?m)^ \\* ?", "");
    return """
        import io.github.odoosync.connector.*;
        import io.github.odoosync.connector.capability.*;
        import io.github.odoosync.connector.document.*;
        import io.github.odoosync.connectors.file.*;
        import io.github.odoosync.connectors.%s.*;
        import io.github.odoosync.model.*;
        import io.github.odoosync.model.invoice.*;
        import io.github.odoosync.model.order.*;
        import io.github.odoosync.model.shipment.*;
        import io.github.odoosync.model.stock.*;
        import java.math.*;
        import java.nio.charset.*;
        import java.nio.file.*;
        import java.time.*;
        import java.util.*;
        import java.util.function.Function;

        public class Program implements Function<Object[], List<String>> {
          private final List<String> printed = new ArrayList<>();

          private void print(String line) {
            printed.add(line);
          }

          @SuppressWarnings("unchecked")
          public List<String> apply(Object[] all) {
            Map<String, String> given = (Map<String, String>) all[0];
            CommandContext context = (CommandContext) all[1];
            Shipment shipment = (Shipment) all[2];
            %s
            return printed;
          }
        }
        """
        .formatted(name, body);
  }

  private static String compiled(String program, Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("Program.java"), program);
    StringWriter said = new StringWriter();
    PrintWriter printer = new PrintWriter(said);
    String path =
        String.join(
            File.pathSeparator,
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path", ""),
            "target/classes");
    ToolProvider.findFirst("javac")
        .orElseThrow()
        .run(
            printer,
            printer,
            "-d",
            folder.toString(),
            "-cp",
            path,
            "-proc:none",
            source.toString());
    return said.toString();
  }
}
