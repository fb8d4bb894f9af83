package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a document or part lies in segments, said once for both directions. Immutable.
 *
 * @param <P> the document or part
 */
public final class Form<P extends Part> {

  private final List<Node<P>> nodes;

  private Form(List<Node<P>> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /** Returns a form of nodes, in the order in which they are written. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <P extends Part> Form<P> of(Node<P>... nodes) {
    return new Form<>(List.of(nodes));
  }

  /** Returns this form with more behind it. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Form<P> and(Node<P>... more) {
    List<Node<P>> all = new ArrayList<>(nodes);
    all.addAll(List.of(more));
    return new Form<>(all);
  }

  /** Returns this form with another behind it. */
  public Form<P> and(Form<P> more) {
    List<Node<P>> all = new ArrayList<>(nodes);
    all.addAll(more.nodes);
    return new Form<>(all);
  }

  /** Returns a segment that is written if the document says anything in it. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <P extends Part> Node<P> segment(String tag, Cell<P>... cells) {
    return new SegmentNode<>(tag, SegmentNode.Need.OPTIONAL, List.of(cells));
  }

  /** Returns a segment that is always written, and may be missing in what comes. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <P extends Part> Node<P> always(String tag, Cell<P>... cells) {
    return new SegmentNode<>(tag, SegmentNode.Need.WRITTEN, List.of(cells));
  }

  /** Returns a segment that has to be there. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <P extends Part> Node<P> required(String tag, Cell<P>... cells) {
    return new SegmentNode<>(tag, SegmentNode.Need.REQUIRED, List.of(cells));
  }

  /** Returns the lines of a document, each a loop that begins with a tag. */
  public static <P extends Part, L extends Part> Node<P> loop(
      String tag, Field<List<L>> lines, Shape<L> shape, Form<L> form) {
    return new Loop<>(tag, lines, shape, form);
  }

  /** Returns a segment for each value of a list. */
  public static <P extends Part, T> Node<P> each(
      String tag, List<Cell<P>> constants, int element, Kind<T> kind, Field<List<T>> list) {
    return each(tag, constants, element, 1, kind, list);
  }

  /** Returns a segment for each value of a list, in a component. */
  public static <P extends Part, T> Node<P> each(
      String tag,
      List<Cell<P>> constants,
      int element,
      int component,
      Kind<T> kind,
      Field<List<T>> list) {
    return new Each<>(tag, constants, element, component, kind, list);
  }

  /** Returns the tags of the form. */
  public Scope.Grammar grammar() {
    Scope.Grammar grammar = new Scope.Grammar("");
    declare(grammar);
    return grammar;
  }

  /** Says which tags it reads. */
  public void declare(Scope.Grammar grammar) {
    nodes.forEach(node -> node.declare(grammar));
  }

  /** Writes a document. */
  public void write(P part, Output to) {
    nodes.forEach(node -> node.write(part, to));
  }

  /** Reads a document. */
  public void read(Scope from, Draft<P> draft, Context context) {
    nodes.forEach(node -> read(node, from, draft, context));
  }

  // A node that makes no sense of its segments spoils this document alone.
  private void read(Node<P> node, Scope from, Draft<P> draft, Context context) {
    try {
      node.read(from, draft, context);
    } catch (BadElement e) {
      context.fault(Fault.of(Problem.NO_DOCUMENT, e.message()));
    } catch (InvalidValueException e) {
      context.fault(noDocument(e));
    }
  }

  /** Builds what was read; empty, and a fault, if it makes no document. */
  public static <P extends Part> Optional<P> build(Draft<P> draft, Context context) {
    try {
      return Optional.of(draft.build());
    } catch (InvalidValueException e) {
      context.fault(noDocument(e));
      return Optional.empty();
    }
  }

  // Its detail may quote a value; the code says what sort of rule was broken.
  private static Fault noDocument(InvalidValueException e) {
    return Fault.of(Problem.NO_DOCUMENT, "It makes no document: " + e.code().id());
  }

  private record Loop<P extends Part, L extends Part>(
      String tag, Field<List<L>> lines, Shape<L> shape, Form<L> form) implements Node<P> {

    @Override
    public void declare(Scope.Grammar grammar) {
      form.declare(grammar.loop(tag));
    }

    @Override
    public void write(P part, Output to) {
      part.get(lines).ifPresent(found -> found.forEach(line -> form.write(line, to)));
    }

    @Override
    public void read(Scope from, Draft<P> draft, Context context) {
      for (Scope loop : from.loops(tag)) {
        Draft<L> line = new Draft<>(shape);
        form.read(loop, line, context);
        build(line, context).ifPresent(each -> draft.add(lines, each));
      }
    }
  }

  private record Each<P extends Part, T>(
      String tag,
      List<Cell<P>> constants,
      int element,
      int component,
      Kind<T> kind,
      Field<List<T>> list)
      implements Node<P> {

    @Override
    public void declare(Scope.Grammar grammar) {
      grammar.tag(tag);
    }

    @Override
    public void write(P part, Output to) {
      for (T value : part.get(list).orElse(List.of())) {
        one(Slot.of(any -> value, (draft, read) -> {})).write(part, to);
      }
    }

    @Override
    public void read(Scope from, Draft<P> draft, Context context) {
      SegmentNode<P> one = one(Slot.of(any -> null, (into, value) -> into.add(list, value)));
      one.takeAll(from).forEach(segment -> one.read(segment, draft, context));
    }

    private SegmentNode<P> one(Slot<P, T> slot) {
      List<Cell<P>> cells = new ArrayList<>(constants);
      cells.add(Cell.put(element, component, kind, slot));
      return new SegmentNode<>(tag, SegmentNode.Need.OPTIONAL, cells);
    }
  }
}
