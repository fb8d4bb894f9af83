package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Part;
import java.util.List;
import java.util.Optional;

/** One segment, found by its tag and qualifiers. */
final class SegmentNode<P extends Part> implements Node<P> {

  /** When a segment is written. */
  enum Need {
    /** If the document says anything in it. */
    OPTIONAL,
    /** Always, though it may be missing in what comes. */
    WRITTEN,
    /** Always. */
    REQUIRED
  }

  private final String tag;
  private final Need need;
  private final List<Cell<P>> cells;

  SegmentNode(String tag, Need need, List<Cell<P>> cells) {
    this.tag = tag;
    this.need = need;
    this.cells = cells;
  }

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.tag(tag);
  }

  @Override
  public void write(P part, Output to) {
    Segment.Draft draft = new Segment.Draft(tag);
    for (Cell<P> cell : cells) {
      try {
        cell.write(part, draft, to.context());
      } catch (BadElement e) {
        if (need != Need.OPTIONAL || e.problem() != Problem.MISSING_ELEMENT || draft.hasContent()) {
          throw refused(cell, e);
        }
      }
    }
    if (need != Need.OPTIONAL || draft.hasContent()) {
      to.add(draft.build());
    }
  }

  @Override
  public void read(Scope from, Draft<P> draft, Context context) {
    Optional<Segment> found = from.take(tag, this::fits);
    if (found.isPresent()) {
      read(found.get(), draft, context);
    } else if (need == Need.REQUIRED) {
      context.fault(Fault.of(Problem.MISSING_SEGMENT, "The segment " + tag + " is missing"));
    }
  }

  List<Segment> takeAll(Scope from) {
    return from.takeAll(tag, this::fits);
  }

  void read(Segment segment, Draft<P> draft, Context context) {
    cells.forEach(cell -> read(cell, segment, draft, context));
  }

  private boolean fits(Segment segment) {
    return cells.stream().allMatch(cell -> cell.fits(segment));
  }

  private void read(Cell<P> cell, Segment segment, Draft<P> draft, Context context) {
    context.attempt(
        segment,
        cell.element(),
        () -> {
          cell.read(segment, draft, context);
          return "";
        });
  }

  private InvalidValueException refused(Cell<P> cell, BadElement e) {
    return InvalidValueException.of(
        ErrorCode.INVALID_VALUE, tag + ", element " + cell.element() + ": " + e.message());
  }
}
