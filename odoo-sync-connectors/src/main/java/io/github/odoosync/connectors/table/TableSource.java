package io.github.odoosync.connectors.table;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.document.DocumentTransport;
import io.github.odoosync.connector.document.DocumentTransport.Settlement;
import io.github.odoosync.connector.document.RawDocument;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a transport as a stream: page by page, so that after a crash it goes on in the
 * middle of a file. A file is put away when the cursor says that all of it is stored; before that
 * its errors are sent, if it has any. It holds nothing but the files it is at, and those come again
 * if it is lost. Thread-safe.
 *
 * @param <D> what rows become
 */
public final class TableSource<D> implements IncrementalSource<D> {

  private final String stream;
  private final TableCodec<D> codec;
  private final DocumentTransport transport;
  private final DocumentTransport errors;
  private final List<Held<D>> held = new CopyOnWriteArrayList<>();
  private final List<RawDocument> totals = new CopyOnWriteArrayList<>();

  /** Makes a source whose files of errors go back by the same transport. */
  public TableSource(String stream, TableCodec<D> codec, DocumentTransport transport) {
    this(stream, codec, transport, transport);
  }

  /**
   * Makes a source.
   *
   * @param stream its name, unique in its connector and the same for ever
   * @param errors to where the files of errors go
   */
  public TableSource(
      String stream, TableCodec<D> codec, DocumentTransport transport, DocumentTransport errors) {
    this.stream = stream;
    this.codec = codec;
    this.transport = transport;
    this.errors = errors;
  }

  @Override
  public String stream() {
    return stream;
  }

  @Override
  public SourcePage<D> fetch(Cursor from, int limit) {
    Place place = Place.of(from);
    putAway(place);
    Optional<Held<D>> ready = ready();
    if (ready.isEmpty()) {
      List<RawDocument> came = transport.receive(1);
      came.forEach(this::take);
      ready = ready().filter(file -> !place.isDone(file.key()));
      if (ready.isEmpty()) {
        return new SourcePage<>(List.of(), from, !came.isEmpty());
      }
    }
    return page(ready.get(), place, limit);
  }

  @Override
  public void stored(Cursor upTo) {
    putAway(Place.of(upTo));
  }

  private Optional<Held<D>> ready() {
    return held.stream().filter(file -> file.reading() != null).findFirst();
  }

  private SourcePage<D> page(Held<D> file, Place place, int limit) {
    TableReading<D> reading = Objects.requireNonNull(file.reading());
    List<SourceRecord<D>> all = reading.records();
    int from = Math.min(place.taken(file.key()), all.size());
    int to = Math.min(all.size(), from + limit);
    Place next =
        to < all.size() ? place.at(file.key(), to) : place.done(file.key(), reading.isRefused());
    return new SourcePage<>(all.subList(from, to), next.cursor(), true);
  }

  private void take(RawDocument file) {
    Optional<String> ending = codec.beside().map(ControlTotals::mark);
    if (ending.isEmpty()) {
      hold(file, null);
    } else if (file.name().endsWith(ending.get())) {
      takeTotals(file, file.name().substring(0, file.name().length() - ending.get().length()));
    } else {
      takeCounted(file, file.name() + ending.get());
    }
  }

  private void takeTotals(RawDocument file, String counted) {
    Optional<Held<D>> waiting =
        held.stream().filter(other -> other.file().name().equals(counted)).findFirst();
    if (waiting.isPresent()) {
      hold(waiting.get().file(), file);
    } else if (totals.removeIf(named(file.name()))) {
      // It came a second time, and the file it counts did not come meanwhile.
      transport.settle(file, Settlement.REFUSED);
    } else {
      totals.add(file);
    }
  }

  private void takeCounted(RawDocument file, String beside) {
    String key = TableCodec.key(file);
    Optional<RawDocument> counted = totals.stream().filter(named(beside)).findFirst();
    totals.removeIf(named(beside));
    boolean again = held.stream().anyMatch(other -> other.key().equals(key));
    if (counted.isPresent() || again) {
      // Came a second time without its totals, it is read without them and so refused.
      hold(file, counted.orElse(null));
    } else {
      held.add(new Held<>(key, file, null, null));
    }
  }

  private static Predicate<RawDocument> named(String name) {
    return file -> file.name().equals(name);
  }

  private void hold(RawDocument file, @Nullable RawDocument beside) {
    String key = TableCodec.key(file);
    Lines.Totals said = beside == null ? null : codec.totals(beside);
    held.removeIf(other -> other.key().equals(key));
    held.add(new Held<>(key, file, beside, codec.read(file, said)));
  }

  private void putAway(Place place) {
    for (Held<D> file : List.copyOf(held)) {
      TableReading<D> reading = file.reading();
      if (reading != null && place.isDone(file.key())) {
        boolean refused = place.isRefused(file.key());
        // Otherwise it came again without its totals, and what is wrong now was right before.
        if (reading.isRefused() == refused) {
          Optional.ofNullable(codec.errors(file.file(), reading)).ifPresent(errors::send);
        }
        Settlement settlement = refused ? Settlement.REFUSED : Settlement.TAKEN;
        Optional.ofNullable(file.beside()).ifPresent(each -> transport.settle(each, settlement));
        transport.settle(file.file(), settlement);
        held.remove(file);
      }
    }
  }
}
