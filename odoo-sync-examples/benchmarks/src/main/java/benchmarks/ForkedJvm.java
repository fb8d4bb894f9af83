package benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A JVM of its own with the same class path; ends with this one at the latest. */
public final class ForkedJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private ForkedJvm(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts a main class whose output is read by {@link #line()}. */
  public static ForkedJvm start(List<String> flags, Class<?> main, String... args)
      throws IOException {
    return new ForkedJvm(
        command(flags, main, args).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Runs a main class to its end with this JVM's output. */
  public static void run(List<String> flags, Class<?> main, String... args)
      throws IOException, InterruptedException {
    int status = command(flags, main, args).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(main.getSimpleName() + " ended with status " + status);
    }
  }

  /** Returns the next line of output. */
  public String line() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IllegalStateException("The forked JVM ended without an answer");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static ProcessBuilder command(List<String> flags, Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }

  // Inside Maven the class path is that of its class loader, not of the JVM.
  static String classPath() {
    if (ForkedJvm.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(ForkedJvm::file)
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  private static String file(URL url) {
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Not a file: " + url, e);
    }
  }
}
