package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;

/**
 * Sees that each line has a key of its own, whatever its sender left out or wrote twice. Stands
 * behind what reads the key.
 *
 * @param <L> the line
 * @param key of the line
 */
public record LineKeyNode<L extends Part>(Field<String> key) implements Node<L> {

  @Override
  public void declare(Scope.Grammar grammar) {
    // The key stands in another segment.
  }

  @Override
  public void write(L line, Output to) {
    // Every line has one.
  }

  @Override
  public void read(Scope from, Draft<L> draft, Context context) {
    String said = draft.value(key);
    String own = context.lineKey(said);
    if (!own.equals(said)) {
      String why = said == null ? "It has no key" : "Another line has its key";
      context.warn(Problem.BAD_VALUE, from.head(), 0, why + "; it is taken for " + own);
      draft.set(key, own);
    }
  }
}
