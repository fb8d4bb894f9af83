package io.github.odoosync.connectors.edi.x12;

import io.github.odoosync.connectors.edi.internal.Cell;
import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.model.Part;

/**
 * A pair of qualifier and value, wherever it stands among others.
 *
 * @param element of the first qualifier
 * @param qualifier its own
 * @param kind how the value is written
 * @param slot where it is in the document
 */
record PairCell<P extends Part, T>(int element, String qualifier, Kind<T> kind, Slot<P, T> slot)
    implements Cell<P> {

  @Override
  public void write(P part, Segment.Draft to, Context context) {
    T value = slot.get(part);
    if (value != null) {
      int at = to.next(element);
      to.put(at, 1, qualifier);
      to.put(at + 1, 1, kind.write(value, context));
    }
  }

  @Override
  public void read(Segment from, Draft<P> draft, Context context) {
    for (int at = element; at < from.size(); at += 2) {
      if (from.at(at).strip().equals(qualifier) && !from.at(at + 1).isBlank()) {
        slot.put(draft, kind.read(from.at(at + 1), context));
        return;
      }
    }
  }
}
