package benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Brings in Helvethink's client, which no public registry serves: its jars are named by {@code
 * -Dhelvethink.jar=} as a path list, and the peer is compiled against them while this runs.
 */
final class Helvethink {

  static final String PROPERTY = "helvethink.jar";
  private static final String SOURCE = "HelvethinkPeer.java";

  private Helvethink() {}

  /** Returns the peer, if its jars are given. */
  static Optional<Peer> peer(Server server) throws Exception {
    String jars = System.getProperty(PROPERTY, "");
    if (jars.isBlank()) {
      return Optional.empty();
    }
    ClassLoader loader = new Isolated(urls(jars, compile(jars)));
    // Its loader of relations finds classes through the thread's class loader.
    Thread.currentThread().setContextClassLoader(loader);
    Class<?> type = loader.loadClass("HelvethinkPeer");
    return Optional.of((Peer) type.getConstructor(Server.class).newInstance(server));
  }

  private static Path compile(String jars) throws IOException {
    Path folder = Files.createTempDirectory("helvethink");
    Path source = folder.resolve(SOURCE);
    try (InputStream text = Helvethink.class.getResourceAsStream("/helvethink/" + SOURCE)) {
      Files.copy(text, source);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath = jars + File.pathSeparator + ForkedJvm.classPath();
    int status =
        compiler.run(
            null, null, null, "-proc:none", "-cp", classPath, "-d", folder + "", source + "");
    if (status != 0) {
      throw new IllegalStateException("The peer does not compile against " + jars);
    }
    return folder;
  }

  private static URL[] urls(String jars, Path classes) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    urls.add(classes.toUri().toURL());
    for (String jar : jars.split(File.pathSeparator)) {
      urls.add(Path.of(jar).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  /** Shares the types of this package alone: the client brings its own OkHttp and Jackson. */
  private static final class Isolated extends URLClassLoader {

    Isolated(URL[] urls) {
      super(urls, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      return name.startsWith("benchmarks.")
          ? Helvethink.class.getClassLoader().loadClass(name)
          : super.findClass(name);
    }
  }
}
