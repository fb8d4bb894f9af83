package io.github.odoosync.crashlab;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A forked JVM with the tests' class path. */
final class LabProcess {

  private final String name;
  private final Process process;

  private LabProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  static LabProcess start(String name, Class<?> main, Settings settings, Path directory) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Duser.timezone=Pacific/Auckland", "-Xshare:auto"));
    command.addAll(List.of("-cp", classPath(), main.getName(), "name=" + name));
    command.addAll(settings.arguments());
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve(name + ".log").toFile())
              .start();
      return new LabProcess(name, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Surefire runs tests as a patched module: their own classes stand on no path property. */
  private static String classPath() {
    List<String> paths = new ArrayList<>();
    paths.add(rootOf(LabProcess.class));
    for (String property : List.of("jdk.module.path", "java.class.path")) {
      String path = System.getProperty(property, "");
      if (!path.isEmpty()) {
        paths.add(path);
      }
    }
    return String.join(System.getProperty("path.separator"), paths);
  }

  private static String rootOf(Class<?> type) {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    URL url = Objects.requireNonNull(type.getResource(file), "a class without a file");
    try {
      Path path = Path.of(url.toURI());
      for (int i = 0; i < file.chars().filter(c -> c == '/').count(); i++) {
        path = Objects.requireNonNull(path.getParent());
      }
      return path.toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** False if it is gone already. */
  boolean tell(String command) {
    try {
      OutputStream stdin = process.getOutputStream();
      stdin.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
      stdin.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  void kill() {
    process.destroyForcibly();
    awaitExit(10_000);
  }

  boolean awaitExit(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  int exitCode() {
    return process.exitValue();
  }

  void suspend() {
    signal("-STOP");
  }

  void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    if (!process.isAlive()) {
      return;
    }
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
