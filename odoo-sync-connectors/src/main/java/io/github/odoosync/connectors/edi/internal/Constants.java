package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Part;
import io.github.odoosync.model.invoice.Invoice;
import java.util.function.Consumer;

/**
 * What is always so in such a document, and therefore not written.
 *
 * @param <P> the document
 * @param setter sets it
 */
public record Constants<P extends Part>(Consumer<Draft<P>> setter) implements Node<P> {

  /** Returns what an invoice is that one partner sends the other. */
  public static Constants<Invoice> posted(Invoice.Direction direction) {
    return new Constants<>(
        draft -> {
          draft.set(Invoice.DIRECTION, direction);
          draft.set(Invoice.KIND, Invoice.Kind.INVOICE);
          draft.set(Invoice.STATE, Invoice.State.POSTED);
        });
  }

  @Override
  public void declare(Scope.Grammar grammar) {
    // No segment says it.
  }

  @Override
  public void write(P part, Output to) {
    // Read back and compared: what is otherwise is told as a loss.
  }

  @Override
  public void read(Scope from, Draft<P> draft, Context context) {
    setter.accept(draft);
  }
}
