package io.github.odoosync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every package says what it is for and is null-marked; only public packages are exported. */
class PackagesTest {

  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void everyPackageHasANullMarkedDescription() throws IOException {
    for (Path folder : packageFolders()) {
      Path info = folder.resolve("package-info.java");
      assertThat(info).exists();
      assertThat(Files.readString(info)).startsWith("/**").contains("@NullMarked");
    }
  }

  @Test
  void everyPublicPackageAndNoInternalOneIsExported() throws IOException {
    try (Stream<Path> found = Files.walk(Path.of("target/classes"))) {
      assertThat(found).anyMatch(file -> file.endsWith("module-info.class"));
    }
    ModuleDescriptor module;
    try (var in = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
      module = ModuleDescriptor.read(in);
    }
    TreeSet<String> exported =
        module.exports().stream()
            .filter(export -> export.targets().isEmpty())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> publicPackages =
        packageFolders().stream()
            .map(folder -> SOURCES.relativize(folder).toString().replace('/', '.'))
            .filter(name -> !name.contains(".internal"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(exported).isEqualTo(publicPackages);
  }

  private static List<Path> packageFolders() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("module-info.java") && !file.endsWith("package-info.java"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList();
    }
  }
}
