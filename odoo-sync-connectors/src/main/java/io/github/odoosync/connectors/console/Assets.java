package io.github.odoosync.connectors.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The files that pages load: all from here, named by their content, so that browsers may keep them.
 */
enum Assets {
  /** The style sheet. */
  STYLE("console.css", "text/css; charset=utf-8"),
  /** The script. */
  SCRIPT("console.js", "text/javascript; charset=utf-8"),
  /** The icon in the browser's tab. */
  ICON("console.svg", "image/svg+xml");

  private final String path;
  private final String type;
  private final String content;

  Assets(String file, String type) {
    this.type = type;
    this.content = read(file);
    String version = Digests.text(Digests.of(content)).substring(0, 12);
    this.path = "/assets/" + version + "/" + file;
  }

  String path() {
    return path;
  }

  static Optional<ConsoleResponse> at(String path) {
    for (Assets asset : values()) {
      if (asset.path.equals(path)) {
        return Optional.of(
            ConsoleResponse.bytes(200, asset.type, asset.content.getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "public, max-age=31536000, immutable"));
      }
    }
    return Optional.empty();
  }

  private static String read(String file) {
    try (InputStream in = Assets.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
