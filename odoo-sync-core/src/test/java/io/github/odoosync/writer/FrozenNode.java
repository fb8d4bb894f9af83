package io.github.odoosync.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Outbox;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A node that stands still right before its first effect: as a process does that was stopped, it
 * renews no lease meanwhile. When it goes on it does not know that time has passed.
 */
final class FrozenNode {

  private static final Duration LEASE = Duration.ofSeconds(2);

  private final CountDownLatch stands = new CountDownLatch(1);
  private final CountDownLatch thaws = new CountDownLatch(1);
  private final Dispatcher dispatcher;

  FrozenNode(WriterLab lab) {
    OdooWriter writer =
        OdooWriter.builder(
                lab.odoo,
                OdooMapper.builder(lab.odoo).build(),
                intercept(WriterStore.class, lab.store, "keep", this::standStill))
            .retryWindow(WriterLab.WINDOW)
            .build();
    LaneStore partitioned = intercept(LaneStore.class, lab.lanes, "renew", this::fail);
    this.dispatcher =
        Dispatcher.builder(Outbox.on(partitioned))
            .consumer(writer.consumer("odoo").lease(LEASE).concurrency(1).build())
            .drainTimeout(Duration.ofSeconds(20))
            .build();
  }

  void start() {
    dispatcher.start();
  }

  void awaitStandstill() throws InterruptedException {
    assertThat(stands.await(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Lets it go on, and waits until it has finished what it had in hand. */
  void goOn() {
    thaws.countDown();
    dispatcher.close();
  }

  private void standStill() {
    stands.countDown();
    try {
      assertThat(thaws.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail() {
    throw new StoreException(Failure.of(ErrorCode.STORE_UNAVAILABLE, "Stopped"), null);
  }

  private static <T> T intercept(Class<T> type, T inner, String method, Runnable before) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, args) -> {
              if (called.getName().equals(method)) {
                before.run();
              }
              try {
                return called.invoke(inner, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
