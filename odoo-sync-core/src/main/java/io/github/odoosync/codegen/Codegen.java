package io.github.odoosync.codegen;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.odoo.ModelSchema;
import io.github.odoosync.odoo.OdooClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes typed records for the models of an Odoo server.
 *
 * <pre>{@code
 * ODOO_API_KEY=… java -cp … io.github.odoosync.codegen.Codegen --url https://erp.example.com \
 *     --database acme --package com.example.odoo --out src/main/java --models sale.order,res.partner
 * }</pre>
 *
 * <p>Each model becomes one file, which a later run replaces. Only fields that the key's user may
 * read are there. Selections become open code types, unknown types of fields {@link
 * io.github.odoosync.odoo.RawJson}; what is computed or cannot be written is marked as read-only. A
 * record of all fields reads all of them, computed ones included: choose with {@code --fields} what
 * the application needs.
 *
 * <p>Ends with 0, with 2 if the command line is wrong, else with 1 and the reason on standard
 * error.
 */
public final class Codegen {

  private Codegen() {}

  /** Runs it; without arguments it prints what it takes. */
  public static void main(String[] arguments) {
    System.exit(run(Arrays.asList(arguments), System.getenv(), System.out, System.err));
  }

  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(arguments, environment);
      try (OdooClient odoo = client(options)) {
        for (Map.Entry<String, List<String>> model : options.models().entrySet()) {
          RecordSource source = source(odoo, options, model.getKey(), model.getValue());
          out.println(write(source, options));
        }
      }
      return 0;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage() + "\n\n" + Options.USAGE);
      return 2;
    } catch (OdooSyncException | IOException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static OdooClient client(Options options) {
    OdooClient.Builder builder = OdooClient.builder(options.url());
    options.database().ifPresent(builder::database);
    options
        .login()
        .ifPresentOrElse(
            login -> builder.apiKey(login, options.apiKey()),
            () -> builder.apiKey(options.apiKey()));
    return builder.build();
  }

  private static RecordSource source(
      OdooClient odoo, Options options, String model, List<String> fields) {
    ModelSchema schema = odoo.model(model).schema();
    return fields.isEmpty()
        ? RecordSource.ofAll(schema, options.packageName())
        : RecordSource.of(schema, options.packageName(), fields);
  }

  private static String write(RecordSource source, Options options) throws IOException {
    Path folder = options.out().resolve(options.packageName().replace('.', '/'));
    Path file = folder.resolve(source.typeName() + ".java");
    Files.createDirectories(folder);
    Files.writeString(file, source.text());
    String leftOut =
        source.leftOut().isEmpty()
            ? ""
            : ", without " + source.leftOut().size() + " for lack of room";
    return file + ": " + source.fieldCount() + " fields" + leftOut;
  }
}
