package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Part;

/**
 * What one or several segments say of a document or part.
 *
 * @param <P> the document or part
 */
public interface Node<P extends Part> {

  /** Says which tags it reads. */
  void declare(Scope.Grammar grammar);

  /** Writes what the document says. */
  void write(P part, Output to);

  /** Reads what the segments say. */
  void read(Scope from, Draft<P> draft, Context context);
}
