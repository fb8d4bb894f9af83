package io.github.odoosync.connectors.console;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks HTTP over a socket, so that every header can be a lie. Remembers the console's cookie. */
final class Client {

  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final int port;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String cookie = "";

  Client(int port) {
    this.port = port;
    headers.put("Host", "127.0.0.1:" + port);
  }

  /** Sends a header from now on; an empty value leaves it out. */
  Client with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Answer login(String token) throws IOException {
    return post("/login", "token", token);
  }

  Answer get(String path) throws IOException {
    return send("GET", path, "");
  }

  /** Sends a form with the proof that a page holds. */
  Answer act(String page, String path, String... fields) throws IOException {
    Matcher found = CSRF.matcher(get(page).body());
    String csrf = found.find() ? found.group(1) : "none";
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of("csrf", csrf));
    return post(path, all.toArray(String[]::new));
  }

  Answer post(String path, String... fields) throws IOException {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send("POST", path, form.toString());
  }

  Answer send(String method, String path, String body) throws IOException {
    StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    Map<String, String> sent = new LinkedHashMap<>();
    sent.put("Connection", "close");
    if (method.equals("POST")) {
      sent.put("Content-Type", "application/x-www-form-urlencoded");
      sent.put("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
    }
    if (!cookie.isEmpty()) {
      sent.put("Cookie", cookie);
    }
    sent.putAll(headers);
    sent.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            request.append(name).append(": ").append(value).append("\r\n");
          }
        });
    request.append("\r\n").append(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return read(socket.getInputStream());
    }
  }

  private Answer read(InputStream in) throws IOException {
    String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    int end = all.indexOf("\r\n\r\n");
    List<String> head = all.substring(0, end).lines().toList();
    Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    head.stream()
        .skip(1)
        .forEach(line -> found.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
    String set = found.getOrDefault("Set-Cookie", "");
    if (!set.isEmpty()) {
      cookie = set.split(";", 2)[0];
    }
    return new Answer(
        Integer.parseInt(head.get(0).split(" ", 3)[1]), found, all.substring(end + 4));
  }

  /** What came back. */
  record Answer(int status, Map<String, String> headers, String body) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }
}
