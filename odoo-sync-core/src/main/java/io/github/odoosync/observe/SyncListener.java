package io.github.odoosync.observe;

/**
 * Is told what happens inside the library.
 *
 * <p>Called by several of the library's threads at once, in the middle of their work: return
 * quickly and do not wait. What it throws is logged and harms nothing.
 */
@FunctionalInterface
public interface SyncListener {

  /** Takes an event. */
  void on(SyncEvent event);
}
