package io.github.odoosync.internal.fake.replay;

import io.github.odoosync.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One recorded request and what the real server answered. */
record Exchange(String name, Map<String, Object> request, Map<String, Object> response) {

  /** Reads a folder such as {@code odoo-19/json2} below the recordings, in file order. */
  static List<Exchange> of(Path recordings, String folder) {
    try (Stream<Path> files = Files.list(recordings.resolve(folder))) {
      return files.sorted().map(file -> read(folder, file)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Exchange read(String folder, Path file) {
    try {
      Map<String, Object> both = Values.map(Json.parse(Files.readAllBytes(file)));
      String name = String.valueOf(file.getFileName()).replace(".json", "");
      return new Exchange(
          folder + "/" + name, Values.map(both.get("request")), Values.map(both.get("response")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String httpMethod() {
    return (String) Values.of(request, "method");
  }

  String path() {
    return (String) Values.of(request, "path");
  }

  @Nullable Object requestBody() {
    return request.get("body");
  }

  int status() {
    return ((Number) Values.of(response, "status")).intValue();
  }

  String contentType() {
    return (String) Values.of(Values.map(response.get("headers")), "Content-Type");
  }

  @Nullable Object responseBody() {
    return response.get("body");
  }
}
