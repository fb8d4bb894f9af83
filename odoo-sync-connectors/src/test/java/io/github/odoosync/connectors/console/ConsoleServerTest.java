package io.github.odoosync.connectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.testing.ManualClock;
import io.github.odoosync.testing.MemoryStore;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Streams of events are bounded, and no thread is left behind. */
class ConsoleServerTest {

  private final ManualClock clock = ManualClock.at("2026-03-02T08:00:00Z");
  private final MemoryStore store = MemoryStore.create(clock);
  private final Desk desk = new Desk(store.lanes());

  private Console.Builder builder() {
    return Console.builder(store.lanes())
        .login(request -> Optional.of(ConsoleUser.viewer("Vera")))
        .clock(clock);
  }

  @Test
  void aConsoleAloneHasNoThread() throws IOException {
    try (Console console = builder().build()) {
      InputStream nothing = new ByteArrayInputStream(new byte[0]);
      Map<String, List<String>> headers = Map.of("Host", List.of("localhost"));
      assertThat(
              console.handle(ConsoleRequest.of("GET", "/", null, headers, nothing, false)).status())
          .isEqualTo(200);
      assertThat(threads()).isEmpty();
    }
  }

  @Test
  void aServersThreadsAreDaemonsAndEndWithItEvenWhileEventsAreStreamed() throws Exception {
    ConsoleServer server = builder().build().open(0);
    try (Socket events = events(server)) {
      BufferedReader lines = reader(events);
      assertThat(lineOf(lines, "retry:")).isEqualTo("retry: 2000");
      assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);
      List<Thread> all = threads();
      server.close();
      for (Thread thread : all) {
        thread.join(10_000);
      }
      assertThat(threads()).isEmpty();
    }
  }

  @Test
  void whatChangesIsTold() throws IOException {
    try (ConsoleServer server = builder().build().open(0);
        Socket events = events(server)) {
      BufferedReader lines = reader(events);
      assertThat(lineOf(lines, "retry:")).isEqualTo("retry: 2000");
      desk.waiting(Desk.order("SO1"));
      clock.advance(Duration.ofMinutes(1));
      assertThat(lineOf(lines, "event:")).isEqualTo("event: change");
    }
  }

  @Test
  void whoFindsNoPlaceIsToldToComeAgain() throws IOException {
    try (ConsoleServer server = builder().streams(1).build().open(0);
        Socket first = events(server)) {
      assertThat(lineOf(reader(first), "retry:")).isEqualTo("retry: 2000");
      try (Socket second = events(server)) {
        assertThat(lineOf(reader(second), "event:")).isEqualTo("event: full");
      }
    }
  }

  private static Socket events(ConsoleServer server) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    socket.setSoTimeout(20_000);
    String request = "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String lineOf(BufferedReader lines, String beginning) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    return "the end";
  }

  private static List<Thread> threads() {
    List<Thread> found = new ArrayList<>(Thread.getAllStackTraces().keySet());
    found.removeIf(thread -> !thread.getName().startsWith("odoo-sync-console"));
    return found;
  }
}
