package io.github.odoosync.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T00:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final ExpiringCache<String, Integer> cache =
      new ExpiringCache<>(Duration.ofMinutes(10), 100, clock);
  private final AtomicInteger loads = new AtomicInteger();

  @Test
  void aValueIsLoadedOnceForAsLongAsItLives() {
    assertThat(get("a")).isEqualTo(1);
    advance(Duration.ofMinutes(9));
    assertThat(get("a")).isEqualTo(1);
    advance(Duration.ofMinutes(1));
    assertThat(get("a")).isEqualTo(2);
    cache.clear();
    assertThat(get("a")).isEqualTo(3);
  }

  @Test
  void aFailureIsThrownAndNotKept() {
    assertThatThrownBy(
            () ->
                cache.get(
                    "a",
                    key -> {
                      throw new IllegalStateException("down");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("down");
    assertThat(get("a")).isEqualTo(1);
  }

  @Test
  void manyWhoAskAtOnceLoadItOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch loading = new CountDownLatch(1);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(
            threads.submit(
                () ->
                    cache.get(
                        "a",
                        key -> {
                          awaitUninterrupted(loading);
                          return loads.incrementAndGet();
                        })));
      }
      loading.countDown();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Integer get(String key) {
    return cache.get(key, missing -> loads.incrementAndGet());
  }

  private void advance(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }
}
