package io.github.odoosync.connectors.edi.x12;

import io.github.odoosync.connectors.edi.internal.Cell;
import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.model.Part;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * When a document was made, which is when its interchange was.
 *
 * @param element of the date
 * @param timeElement of the time; 0 if it is not said
 */
record Sent<P extends Part>(int element, int timeElement) implements Cell<P> {

  @Override
  public void write(P part, Segment.Draft to, Context context) {
    LocalDateTime now = LocalDateTime.ofInstant(context.sentAt(), ZoneOffset.UTC);
    to.put(element, 1, Kind.DATE.write(now.toLocalDate(), context));
    if (timeElement > 0) {
      to.put(timeElement, 1, X12Time.digits(now.toLocalTime()));
    }
  }

  @Override
  public void read(Segment from, Draft<P> draft, Context context) {
    // The envelope says it too.
  }
}
