package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import java.time.Instant;

/**
 * Remembers carrier and time of a document for the tracking numbers that follow, of which a file
 * has the number alone.
 *
 * @param <P> the document
 */
public record CarrierNode<P extends Part>(Field<String> carrier, Field<Instant> happenedAt)
    implements Node<P> {

  @Override
  public void declare(Scope.Grammar grammar) {
    // It stands in no segment of its own.
  }

  @Override
  public void write(P part, Output to) {
    // The numbers are written alone.
  }

  @Override
  public void read(Scope from, Draft<P> draft, Context context) {
    context.carrier(draft.value(carrier), draft.value(happenedAt));
  }
}
