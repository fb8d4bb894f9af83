package io.github.odoosync.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Refuses a pooled connection that the server closed meanwhile, before anything is written to it.
 *
 * <p>OkHttp looks only after ten idle seconds; a server that closes after five would turn a write
 * into one whose outcome is not known.
 */
final class StaleConnections implements Interceptor {

  // A look costs up to a millisecond, so connections in steady use are spared it.
  private static final long IDLE_NANOS = 500_000_000L;

  private final Map<Connection, Long> lastUse = Collections.synchronizedMap(new WeakHashMap<>());

  @Override
  public Response intercept(Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection == null || connection.protocol() == Protocol.HTTP_2) {
      return chain.proceed(chain.request());
    }
    Long last = lastUse.get(connection);
    if (last != null && System.nanoTime() - last > IDLE_NANOS && isClosed(connection.socket())) {
      connection.socket().close();
      throw new StaleConnectionException();
    }
    try {
      return chain.proceed(chain.request());
    } finally {
      lastUse.put(connection, System.nanoTime());
    }
  }

  // An idle connection has nothing to say: the end of the stream, or any byte, means it is dead.
  private static boolean isClosed(Socket socket) throws IOException {
    int timeout = socket.getSoTimeout();
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() >= -1;
    } catch (SocketTimeoutException e) {
      socket.setSoTimeout(timeout);
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  static final class StaleConnectionException extends IOException {

    private static final long serialVersionUID = 1L;

    StaleConnectionException() {
      super("The server closed this idle connection");
    }
  }
}
