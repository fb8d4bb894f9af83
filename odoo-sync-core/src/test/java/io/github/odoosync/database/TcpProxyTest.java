package io.github.odoosync.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpProxyTest {

  private final Echo echo = new Echo();
  private final TcpProxy proxy = new TcpProxy(echo.port());
  private Socket client = new Socket();

  @BeforeEach
  void connect() throws IOException {
    client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(10_000);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    proxy.close();
    echo.close();
  }

  @Test
  void whatIsSentComesBack() throws IOException {
    assertThat(ask("hello")).isEqualTo("hello");
  }

  @Test
  void droppedBytesNeverArrive() throws IOException, InterruptedException {
    proxy.mode(TcpProxy.Mode.DROP);
    send("lost");
    client.setSoTimeout(300);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    proxy.mode(TcpProxy.Mode.PASS);
    assertThat(ask("found")).isEqualTo("found");
    assertThat(echo.next()).isEqualTo("found");
  }

  @Test
  void stalledBytesArriveLater() throws IOException {
    proxy.mode(TcpProxy.Mode.STALL);
    send("late");
    client.setSoTimeout(300);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    proxy.mode(TcpProxy.Mode.PASS);
    client.setSoTimeout(10_000);
    assertThat(receive(4)).isEqualTo("late");
  }

  @Test
  void aResetIsAnErrorAndNewConnectionsPass() throws IOException {
    ask("first");
    proxy.resetAll();
    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
    connect();
    assertThat(ask("second")).isEqualTo("second");
  }

  @Test
  void aRefusedConnectionEndsAtOnce() throws IOException {
    proxy.refuse(true);
    connect();
    assertThat(endOfStream()).isTrue();
  }

  @Test
  void anAnswerIsCutInTheMiddle() throws IOException {
    proxy.halfCloseAfter(3);
    connect();
    send("abcdef");
    assertThat(receive(3)).isEqualTo("abc");
    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void aCutOnATextDeliversTheTextAndNoAnswer() throws Exception {
    ask("begin");
    assertThat(echo.next()).isEqualTo("begin");
    proxy.cutOn("COMMIT");
    send("COMMIT");
    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
    assertThat(echo.next()).isEqualTo("COMMIT");
    assertThat(proxy.cuts()).isEqualTo(1);
    connect();
    assertThat(ask("COMMIT")).isEqualTo("COMMIT");
  }

  @Test
  void aCommitThatWasCutIsUnknownToTheClientAndDoneInTheDatabase() throws SQLException {
    try (TestSchema schema = TestDatabase.POSTGRESQL.freshSchema();
        TcpProxy cutting = new TcpProxy(schema.port());
        Connection direct = schema.dataSource().getConnection();
        Statement reader = direct.createStatement()) {
      reader.execute("CREATE TABLE thing (id INT PRIMARY KEY)");
      try (Connection cut = schema.poolThrough(cutting.port(), 1).getConnection();
          Statement writer = cut.createStatement()) {
        cut.setAutoCommit(false);
        writer.execute("INSERT INTO thing VALUES (1)");
        cutting.cutOn("COMMIT");
        assertThatThrownBy(cut::commit).isInstanceOf(SQLException.class);
      }
      assertThat(count(reader)).isEqualTo(1);
    }
  }

  /** The server may still be at it when the client hears of the cut. */
  private static int count(Statement reader) throws SQLException {
    for (int i = 0; i < 100; i++) {
      try (ResultSet rows = reader.executeQuery("SELECT COUNT(*) FROM thing")) {
        rows.next();
        if (rows.getInt(1) > 0) {
          return rows.getInt(1);
        }
      }
      reader.execute("SELECT pg_sleep(0.05)");
    }
    return 0;
  }

  private boolean endOfStream() {
    try {
      return client.getInputStream().read() == -1;
    } catch (IOException e) {
      return true;
    }
  }

  private String ask(String text) throws IOException {
    send(text);
    return receive(text.length());
  }

  private void send(String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private String receive(int length) throws IOException {
    return new String(client.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }

  /** Sends back what it gets, and remembers it. */
  private static final class Echo implements AutoCloseable {
    private final ServerSocket listener;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    Echo() {
      try {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      daemon(this::accept);
    }

    int port() {
      return listener.getLocalPort();
    }

    String next() throws InterruptedException {
      String text = heard.poll(10, TimeUnit.SECONDS);
      return text == null ? "nothing" : text;
    }

    private void accept() {
      while (!listener.isClosed()) {
        try {
          Socket socket = listener.accept();
          daemon(() -> serve(socket));
        } catch (IOException e) {
          return;
        }
      }
    }

    private void serve(Socket socket) {
      try (socket) {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          heard.add(new String(buffer, 0, read, StandardCharsets.US_ASCII));
          socket.getOutputStream().write(buffer, 0, read);
        }
      } catch (IOException e) {
        // The proxy broke it.
      }
    }

    private static void daemon(Runnable work) {
      Thread thread = new Thread(work, "echo");
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
