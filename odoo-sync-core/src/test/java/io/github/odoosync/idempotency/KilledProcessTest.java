package io.github.odoosync.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.database.TestDatabase;
import io.github.odoosync.database.TestSchema;
import io.github.odoosync.database.TestStore;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.IdempotencyException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process is killed between its work and the result: the next one looks before it works. */
@Timeout(120)
class KilledProcessTest {

  @Test
  void theEffectOfAProcessThatWasKilledIsFoundAndNotDoneAgain() throws Exception {
    TestSchema schema = TestDatabase.POSTGRESQL.freshSchema();
    try (TestStore store = TestStore.on(schema)) {
      Process worker = start(schema.url());
      String effect = firstLine(worker);
      assertThat(effect).startsWith("effect ");
      worker.destroyForcibly();
      assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();

      AtomicInteger works = new AtomicInteger();
      Idempotency idempotency = Idempotency.on(store.keys());
      assertThatExceptionOfType(IdempotencyException.class)
          .isThrownBy(() -> call(idempotency).execute(run -> counted(works)))
          .matches(e -> e.code() == ErrorCode.IN_PROGRESS);

      store.ageKeys(Duration.ofMinutes(5));
      Execution found =
          call(idempotency)
              .recover(run -> Recovery.done(StoredResult.bytes("effect", 1, bytes(effect))))
              .execute(run -> counted(works));

      assertThat(found.how()).isEqualTo(Execution.How.RECOVERED);
      assertThat(new String(found.result().toBytes(), StandardCharsets.UTF_8)).isEqualTo(effect);
      assertThat(works).hasValue(0);
    }
  }

  private static IdempotentCall call(Idempotency idempotency) {
    return idempotency.call("scope", "key", new Fingerprint("content"));
  }

  private static StoredResult counted(AtomicInteger works) {
    works.incrementAndGet();
    return StoredResult.nothing();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Process start(String url) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            classPath(),
            KilledWorker.class.getName(),
            url)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  // Under Surefire the library's own classes are on the module path.
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        System.getProperty("jdk.module.path", ""),
        System.getProperty("java.class.path", ""),
        "target/classes",
        "target/test-classes");
  }

  private static String firstLine(Process worker) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
      return String.valueOf(lines.readLine());
    }
  }
}
