package io.github.odoosync.writer;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Keeps what came of intents, which records they led to, and which deployment may write; the SPI
 * below {@link OdooWriter}.
 *
 * <p>All is kept for a flow: the name of one writer's work on one Odoo. Thread-safe. Each method
 * runs in a short transaction of its own and has committed when it returns; times are the
 * database's. A store that cannot be reached throws {@link
 * io.github.odoosync.error.StoreException}.
 */
public interface WriterStore {

  /** Returns what is known of intents; those that were never begun are not in the map. */
  Map<String, IntentResult> results(String flow, Collection<String> intentIds);

  /** Returns the records that documents led to, by the documents' keys. */
  Map<String, KnownRecord> records(String flow, Collection<String> subjects);

  /** Keeps what came of intents and where they led, all or nothing; what was there is replaced. */
  void keep(String flow, List<IntentResult> results, List<KnownRecord> records);

  /** Forgets a record, so that the next intent of its document may make it anew. */
  void forget(String flow, String subject);

  /**
   * Returns intents that were begun at least so long ago and have no ending, the oldest first.
   *
   * @param limit how many at most
   */
  List<IntentResult> open(String flow, Duration age, int limit);

  /** Counts the intents that are remembered, by what came of them. */
  Map<IntentResult.State, Long> counts(String flow);

  /** Returns the epoch that may write; 0 before the first. */
  long epoch(String flow);

  /**
   * Lets only this epoch and later ones write from now on, unless a later one does already.
   *
   * @return the epoch that may write now
   */
  long raiseEpoch(String flow, long epoch);

  /**
   * Forgets results that are older than this; never of an intent without an ending.
   *
   * @param chunk how many at most
   * @return how many
   */
  int purge(Duration age, int chunk);
}
