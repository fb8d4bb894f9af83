package orderflow;

import io.github.odoosync.model.Document;
import io.github.odoosync.reconcile.Side;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A side of a reconciliation that is small enough to be read whole.
 *
 * @param name the system's name
 * @param rows reads all that the system holds
 */
record Table<D extends Document>(String name, Supplier<List<D>> rows) implements Side<D> {

  @Override
  public Stream<D> all() {
    return rows.get().stream();
  }

  @Override
  public Stream<String> changedSince(Instant moment) {
    return all().map(row -> row.key().key());
  }

  @Override
  public List<D> read(Collection<String> keys) {
    return all().filter(row -> keys.contains(row.key().key())).toList();
  }
}
