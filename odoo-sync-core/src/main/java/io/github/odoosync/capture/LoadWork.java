package io.github.odoosync.capture;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The first state of new consumers: a walk over all ids that can be taken up where it stopped.
 *
 * <p>Behind its place a consumer gets the live stream, before it nothing: what changes there is
 * read by the walk when it comes by. So there is neither gap nor double.
 */
final class LoadWork<T> extends Work<T> {

  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Telling telling;

  LoadWork(Tools<T> tools, Telling telling) {
    super(tools, Lane.LOAD, false);
    this.telling = telling;
  }

  @Override
  void step() {
    Map<String, Walk> open = tools().ledger().positions().openLoads();
    if (open.isEmpty()) {
      rest(IDLE);
      return;
    }
    long place = open.values().stream().mapToLong(Walk::lastId).min().orElseThrow();
    open.values().removeIf(walk -> walk.lastId() != place);
    List<Long> ids = tools().queries().rootsAfter(place, tools().settings().page());
    boolean end = ids.size() < tools().settings().page();
    Map<String, String> points = new HashMap<>();
    Set<String> served = new HashSet<>();
    open.forEach(
        (name, walk) -> {
          Walk next =
              end ? walk.end(ids.size()) : walk.passing(ids.get(ids.size() - 1), ids.size());
          points.put(name, next.text());
          if (!name.equals(Positions.BASELINE)) {
            served.add(name.substring(Positions.consumer("").length()));
          }
        });
    Reading<T> reading = ids.isEmpty() ? Reading.of(ids) : tools().read(new TreeSet<>(ids));
    int changes = tools().ledger().store(Lane.LOAD, reading, points, served);
    tools().meter().stored(Lane.LOAD, reading.found().size(), changes);
    served.forEach(this::tell);
  }

  private void tell(String consumer) {
    Walk walk = tools().ledger().positions().walk(Positions.consumer(consumer));
    String stream = tools().kind().name();
    telling.tell(
        at ->
            walk.isDone()
                ? new CaptureEvent.Loaded(at, stream, consumer, walk.passed())
                : new CaptureEvent.Loading(at, stream, consumer, walk.passed(), walk.expected()));
  }
}
