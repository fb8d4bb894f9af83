package io.github.odoosync.outbox;

import io.github.odoosync.lane.HeldLane;
import io.github.odoosync.lane.Settled;
import io.github.odoosync.lane.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a dispatcher hold one suspect at a time: a lane that is parked if its holder vanishes once
 * more.
 *
 * <p>A crash is blamed on all lanes that were held. One by one, innocent suspects clear themselves
 * by finishing, and the culprit is the only one when it brings its holder down again.
 */
final class Suspects {

  private static final Logger LOG = LoggerFactory.getLogger(Suspects.class);

  // One after the other, so that not every claim finds all of them again.
  private static final Duration APART = Duration.ofMillis(20);

  private final Pipeline pipeline;
  private final Context context;
  private final Holds holds;

  Suspects(Pipeline pipeline, Context context, Holds holds) {
    this.pipeline = pipeline;
    this.context = context;
    this.holds = holds;
  }

  /** Returns the claimed lanes to work on; other suspects than one are given back before. */
  List<Hold> sift(List<Hold> claimed) {
    List<Hold> work = new ArrayList<>(claimed.size());
    List<Hold> suspects = new ArrayList<>();
    for (Hold hold : claimed) {
      (isSuspect(hold) ? suspects : work).add(hold);
    }
    if (!suspects.isEmpty() && holds.trySuspect(suspects.get(0))) {
      Hold tried = suspects.remove(0);
      if (giveBack(suspects)) {
        work.add(0, tried);
      } else {
        pipeline.release(tried, release(tried, 1));
      }
    } else {
      giveBack(suspects);
    }
    return work;
  }

  private boolean isSuspect(Hold hold) {
    int abandoned = hold.lane().abandoned();
    return abandoned > 0 && abandoned == pipeline.consumer().maxAbandoned() - 1;
  }

  /** Returns whether nothing is held any more; else the lanes are on their way to the store. */
  private boolean giveBack(List<Hold> suspects) {
    List<Settlement.Release> releases = new ArrayList<>(suspects.size());
    for (Hold suspect : suspects) {
      releases.add(release(suspect, releases.size() + 1));
    }
    Map<HeldLane, Settled> results = settle(releases);
    boolean all = true;
    for (int i = 0; i < releases.size(); i++) {
      if (results.getOrDefault(suspects.get(i).held(), Settled.BUSY) == Settled.BUSY) {
        all = false;
        pipeline.release(suspects.get(i), releases.get(i));
      }
    }
    return all;
  }

  private static Settlement.Release release(Hold suspect, int place) {
    return new Settlement.Release(
        suspect.held(), suspect.lane().doneSeq(), APART.multipliedBy(place), "");
  }

  private Map<HeldLane, Settled> settle(List<Settlement.Release> releases) {
    if (releases.isEmpty()) {
      return Map.of();
    }
    try {
      pipeline.claimer().dueIn(APART);
      return context.store().settle(context.owner(), releases);
    } catch (RuntimeException | Error e) {
      LOG.debug("Giving suspects back failed and is repeated", e);
      return Map.of();
    }
  }
}
