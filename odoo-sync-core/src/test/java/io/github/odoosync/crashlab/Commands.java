package io.github.odoosync.crashlab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads what the laboratory tells a forked process, a line at a time. */
final class Commands {

  private Commands() {}

  /** Until told to stop; a process whose laboratory is gone ends at once. */
  static void untilStop(Consumer<String> others) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.equals("stop")) {
        return;
      }
      others.accept(line);
    }
    Runtime.getRuntime().halt(1);
  }
}
