package io.github.odoosync.internal.fake.logistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the resources of this package. */
final class Resources {

  private Resources() {}

  static byte[] bytes(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
