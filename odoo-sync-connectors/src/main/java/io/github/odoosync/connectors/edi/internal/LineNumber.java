package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Part;

/**
 * Begins each line with a number that only counts.
 *
 * @param <L> the line
 * @param tag of the segment
 */
public record LineNumber<L extends Part>(String tag) implements Node<L> {

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.tag(tag);
  }

  @Override
  public void write(L line, Output to) {
    to.add(Segment.of(tag, String.valueOf(to.count(tag))));
  }

  @Override
  public void read(Scope from, Draft<L> draft, Context context) {
    from.take(tag, segment -> true);
  }
}
