package io.github.odoosync.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodegenTest {

  private static final String FIELDS =
      """
      {"id": {"type": "integer", "string": "ID", "readonly": true, "store": true},
       "name": {"type": "char", "string": "Name", "required": true, "store": true},
       "state": {"type": "selection", "store": true, "selection": [["draft", "Draft"]]},
       "weight": {"type": "float", "store": false}}
      """;

  private final MockWebServer server = new MockWebServer();
  private final List<String> bodies = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = Objects.requireNonNull(request.getUrl()).encodedPath();
            if (path.equals("/web/version")) {
              return json(200, "{\"version_info\": [19, 0, 0, \"final\", 0, \"\"]}");
            }
            ByteString body = request.getBody();
            bodies.add(body == null ? "" : body.utf8());
            return path.equals("/json/2/stock.picking/fields_get")
                ? json(200, FIELDS)
                : json(
                    404,
                    "{\"name\": \"werkzeug.exceptions.NotFound\", \"message\":"
                        + " \"the model 'no.model' does not exist\"}");
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json; charset=utf-8")
        .body(body)
        .build();
  }

  private int run(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--url", "http://localhost:" + server.getPort()));
    arguments.addAll(List.of("--package", "com.example", "--out", folder.toString()));
    arguments.addAll(List.of(more));
    return Codegen.run(
        arguments,
        Map.of("ODOO_API_KEY", "s3cr3t"),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void aModelBecomesAFileOfItsPackage() throws Exception {
    assertThat(run("--models", "stock.picking"))
        .as(() -> err.toString(StandardCharsets.UTF_8))
        .isZero();

    Path file = folder.resolve("com/example/StockPicking.java");
    assertThat(Files.readString(file))
        .contains("@OdooModel(\"stock.picking\")")
        .contains("String name,")
        .contains("Optional<State> state,")
        .contains("@OdooField(readOnly = true) BigDecimal weight")
        .contains("State DRAFT = new State(\"draft\")");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(file + ": 4 fields");
    assertThat(bodies.get(0)).contains("\"attributes\":[\"type\"");
  }

  @Test
  void aModelThatIsNotThereIsNamedWithoutTheKey() {
    assertThat(run("--models", "no.model")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no.model").doesNotContain("s3cr3t");
  }

  @Test
  void aWrongCommandLineShowsWhatItTakes() {
    assertThat(run("--fields", "stock.picking=nam")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(
            "stock.picking on Odoo 19.0 has no field nam that this user may read (near: name)")
        .contains("--models sale.order,res.partner");
  }
}
