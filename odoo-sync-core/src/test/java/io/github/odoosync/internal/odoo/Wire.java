package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Recorded answers of real Odoo servers; where they are absent the test is skipped and says so. */
public final class Wire {

  private Wire() {}

  /** Returns the body of the answer in the file of that name, whatever its number. */
  public static @Nullable Object body(String folder, String name) {
    Object body = get(get(Json.parse(bytes(folder, name)), "response"), "body");
    return body instanceof Map<?, ?> map && map.containsKey("result") ? map.get("result") : body;
  }

  /** Returns a reader on a value inside an answer. */
  public static JsonReader reader(@Nullable Object value) {
    return JsonReader.of(Json.bytes(value), 0);
  }

  public static @Nullable Object get(@Nullable Object value, String key) {
    return value instanceof Map<?, ?> map ? map.get(key) : null;
  }

  public static List<Path> files(String folder, String part) {
    Path wire = folder();
    Assumptions.assumeTrue(
        wire != null, "skipped: there is no folder shared/wire with recorded answers beside it");
    try (Stream<Path> files = Files.list(Objects.requireNonNull(wire).resolve(folder))) {
      return files.filter(file -> file.getFileName().toString().contains(part)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String folder, String name) {
    List<Path> found =
        files(folder, name).stream()
            .filter(file -> file.getFileName().toString().matches("\\d+-" + name + "\\.json"))
            .toList();
    Assumptions.assumeTrue(!found.isEmpty(), "skipped: no recording of " + name);
    try {
      return Files.readAllBytes(found.get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Path folder() {
    Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    for (Path path = at; path != null; path = path.getParent()) {
      if (Files.isDirectory(path.resolve("shared/wire"))) {
        return path.resolve("shared/wire");
      }
    }
    return null;
  }
}
