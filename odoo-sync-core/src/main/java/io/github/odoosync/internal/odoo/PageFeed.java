package io.github.odoosync.internal.odoo;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the pages of a stream ahead of its consumer: the next request leaves as soon as the last
 * id of a page is known, while the consumer still decodes.
 *
 * <p>At most {@value #AHEAD} pages wait beside the one being decoded, so memory stays flat. A task
 * runs only while there is room; it never waits for the consumer. The stream ends at an empty page,
 * not at a short one: some models filter a page after its limit was applied.
 */
final class PageFeed implements AutoCloseable {

  private static final int AHEAD = 2;

  private final LongFunction<RawPage> fetcher;
  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<RawPage> ready = new ArrayDeque<>();
  private long lastId;
  private boolean fetching;
  private boolean ended;
  private boolean closed;
  private @Nullable Throwable failure;

  PageFeed(LongFunction<RawPage> fetcher, Executor executor) {
    this.fetcher = fetcher;
    this.executor = executor;
  }

  /** Returns the next page, waiting for it; null at the end. */
  @Nullable RawPage next() {
    startFetching();
    RawPage page = await();
    if (page != null) {
      startFetching();
    }
    return page;
  }

  /** Stops reading ahead; an answer still under way is thrown away. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      ready.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable RawPage await() {
    lock.lock();
    try {
      while (ready.isEmpty() && !ended && !closed && failure == null) {
        changed.await();
      }
      if (ready.isEmpty() && failure != null) {
        throw rethrown(failure);
      }
      return ready.poll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    } finally {
      lock.unlock();
    }
  }

  private void startFetching() {
    lock.lock();
    try {
      if (fetching || !hasRoom()) {
        return;
      }
      fetching = true;
    } finally {
      lock.unlock();
    }
    try {
      executor.execute(this::fetchWhileThereIsRoom);
    } catch (RejectedExecutionException e) {
      String detail = "The client, or the executor that reads ahead, was closed";
      failed(new ConfigurationException(Failure.of(ErrorCode.CLOSED, detail), e));
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void fetchWhileThereIsRoom() {
    try {
      boolean more = true;
      while (more) {
        more = store(fetcher.apply(lastId));
      }
    } catch (Throwable e) {
      failed(e);
    }
  }

  private boolean store(RawPage page) {
    lock.lock();
    try {
      if (page.count() == 0) {
        ended = true;
      } else if (!closed) {
        ready.add(page);
        lastId = page.lastId();
      }
      fetching = hasRoom();
      changed.signalAll();
      return fetching;
    } finally {
      lock.unlock();
    }
  }

  private void failed(Throwable e) {
    lock.lock();
    try {
      failure = e;
      fetching = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoom() {
    return ready.size() < AHEAD && !ended && !closed && failure == null;
  }

  private static RuntimeException rethrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  private static NoAnswerException interrupted() {
    return new NoAnswerException(
        Failure.of(
            ErrorCode.NO_ANSWER,
            "stream",
            0,
            Outcome.NOT_COMMITTED,
            "The thread was interrupted while it waited for a page"),
        null);
  }
}
