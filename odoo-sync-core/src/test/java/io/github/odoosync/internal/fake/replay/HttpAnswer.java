package io.github.odoosync.internal.fake.replay;

import io.github.odoosync.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the fake answered over HTTP. */
record HttpAnswer(int status, String contentType, String body) {

  static HttpAnswer to(
      URI target, String method, Map<String, String> headers, @Nullable Object body) {
    try {
      HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
      connection.setRequestMethod(method);
      headers.forEach(connection::setRequestProperty);
      if (body != null) {
        send(connection, Json.bytes(body));
      }
      return read(connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nullable Object json() {
    return body.isEmpty() ? "" : Json.parse(body);
  }

  private static void send(HttpURLConnection connection, byte[] body) throws IOException {
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
  }

  private static HttpAnswer read(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
      return new HttpAnswer(
          status,
          String.valueOf(connection.getContentType()),
          new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
