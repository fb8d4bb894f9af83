package io.github.odoosync.internal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Values that are loaded once and kept for a while. Thread-safe, without threads of its own.
 *
 * <p>Who asks while a value is being loaded waits for it; no lock is held meanwhile, so that
 * loading may be a call over the network. A failure is thrown to all who wait and not kept.
 *
 * @param <K> the key
 * @param <V> the value
 */
public final class ExpiringCache<K, V> {

  private final Cache<K, CompletableFuture<V>> cache;

  /** Keeps a value for this long, and at most this many of them. */
  public ExpiringCache(Duration lifetime, long maximumSize, Clock clock) {
    this.cache =
        Caffeine.newBuilder()
            .expireAfterWrite(lifetime)
            .maximumSize(maximumSize)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  /** Returns the value of a key, loaded if it is not there. */
  public V get(K key, Function<K, V> loader) {
    CompletableFuture<V> loading = new CompletableFuture<>();
    CompletableFuture<V> known = cache.asMap().putIfAbsent(key, loading);
    return known == null ? load(key, loader, loading) : await(known);
  }

  /** Returns whether the value of a key is there, or being loaded. */
  public boolean contains(K key) {
    return cache.asMap().containsKey(key);
  }

  /** Forgets the value of a key. */
  public void remove(K key) {
    cache.asMap().remove(key);
  }

  /** Forgets all values. */
  public void clear() {
    cache.invalidateAll();
  }

  private V load(K key, Function<K, V> loader, CompletableFuture<V> loading) {
    try {
      V value = loader.apply(key);
      loading.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      cache.asMap().remove(key, loading);
      loading.completeExceptionally(e);
      throw e;
    }
  }

  private V await(CompletableFuture<V> loading) {
    try {
      return loading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
