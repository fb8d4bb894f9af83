package orderflow;

import io.github.odoosync.connector.json.Json;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The sync process, seen from outside: started, asked, killed. */
final class Application implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  private final Places places;
  private final String key;
  private final Optional<String> console;
  private Process process;

  Application(Places places, String key, Optional<String> console) {
    this.console = console;
    this.places = places;
    this.key = key;
  }

  /** Starts it and waits until it can be asked. */
  void start() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It lives for half a minute: what the second compiler would cost never comes back.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", classPath(), SyncProcess.class.getName()));
    command.addAll(places.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put(Places.KEY, key);
    console.ifPresent(port -> builder.environment().put(SyncProcess.CONSOLE, port));
    builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    process = builder.start();
    Instant end = Instant.now().plus(START);
    while (status() == null) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("The sync process did not start");
      }
      Thread.sleep(100);
    }
  }

  /** Ends it as a power cut does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Returns what it says of itself; null if it does not answer. */
  Json status() {
    try {
      return Http.get("http://127.0.0.1:" + places.port() + "/status");
    } catch (IOException e) {
      return null;
    }
  }

  /** Has it compare Odoo with the shop. */
  Json audit() throws IOException {
    return Http.get("http://127.0.0.1:" + places.port() + "/audit");
  }

  @Override
  public void close() throws InterruptedException, IOException {
    if (process != null) {
      process.getOutputStream().close();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  // Inside Maven the class path is that of its class loader, not of the JVM.
  private static String classPath() {
    if (Application.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(Application::file)
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  private static String file(URL url) {
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Not a file: " + url, e);
    }
  }
}
