package io.github.odoosync.testing;

import io.github.odoosync.internal.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** HTTP over a bare socket against a FakeOdoo, so that its tests lean on nothing of ours. */
final class RawHttp {

  /** What came back; status 0 if the connection was closed without an answer. */
  record Reply(int status, Map<String, String> headers, String body, boolean whole) {

    @Nullable Object json() {
      return Json.parse(body);
    }

    Map<?, ?> object() {
      return (Map<?, ?>) Objects.requireNonNull(json());
    }

    String name() {
      return String.valueOf(object().get("name"));
    }

    String message() {
      return String.valueOf(object().get("message"));
    }
  }

  private final FakeOdoo odoo;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private boolean chunked;

  RawHttp(FakeOdoo odoo) {
    this(odoo, odoo.apiKey());
  }

  RawHttp(FakeOdoo odoo, String key) {
    this.odoo = odoo;
    headers.put("Authorization", "bearer " + key);
    headers.put("X-Odoo-Database", odoo.database());
    headers.put("Content-Type", "application/json");
  }

  RawHttp header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  RawHttp without(String name) {
    headers.remove(name);
    return this;
  }

  RawHttp chunked() {
    chunked = true;
    return this;
  }

  Reply json2(String model, String method, Map<String, ?> body) throws IOException {
    return send("POST", "/json/2/" + model + "/" + method, Json.text(body));
  }

  Reply rpc(String service, String method, List<?> args) throws IOException {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("jsonrpc", "2.0");
    envelope.put("method", "call");
    envelope.put("id", 7);
    envelope.put("params", Map.of("service", service, "method", method, "args", args));
    return send("POST", "/jsonrpc", Json.text(envelope));
  }

  Reply execute(String model, String method, List<?> args, Map<String, ?> named)
      throws IOException {
    return rpc(
        "object",
        "execute_kw",
        List.of(odoo.database(), 2, odoo.password(), model, method, args, named));
  }

  Reply get(String path) throws IOException {
    return send("GET", path, "");
  }

  Reply send(String verb, String path, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), odoo.uri().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request(verb, path, body.getBytes(StandardCharsets.UTF_8)));
      return reply(readToTheEnd(socket));
    }
  }

  private byte[] request(String verb, String path, byte[] body) {
    StringBuilder head = new StringBuilder(verb + " " + path + " HTTP/1.1\r\nHost: odoo\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Connection: close\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length) + "\r\n");
      out.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(body);
      out.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } else {
      head.append("Content-Length: " + body.length + "\r\n\r\n");
      out.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(body);
    }
    return out.toByteArray();
  }

  private static byte[] readToTheEnd(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = 0; n >= 0; n = socket.getInputStream().read(buffer)) {
        all.write(buffer, 0, n);
      }
    } catch (SocketException e) {
      // A reset ends the reading as a close does.
    }
    return all.toByteArray();
  }

  private static Reply reply(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Reply(0, Map.of(), "", false);
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
    }
    String body = new String(bytes, end + 4, bytes.length - end - 4, StandardCharsets.UTF_8);
    int said = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
    return new Reply(status, headers, body, bytes.length - end - 4 == said);
  }
}
