package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Part;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A text for people, in as many segments as it needs.
 *
 * @param <P> the document or part
 * @param tag of the segments
 * @param width how many characters one holds
 * @param most how many segments there may be
 * @param slot where the text is in the document
 * @param writer makes a segment of a piece
 * @param reader returns the piece of a segment; empty if it is another text
 */
public record NoteNode<P extends Part>(
    String tag,
    int width,
    int most,
    Slot<P, String> slot,
    Function<String, Segment> writer,
    Function<Segment, String> reader)
    implements Node<P> {

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.tag(tag);
  }

  @Override
  public void write(P part, Output to) {
    String text = slot.get(part);
    if (text == null) {
      return;
    }
    String plain = Plain.text(text, to.context());
    int start = 0;
    for (int i = 0; i < most && start < plain.length(); i++) {
      int end = Math.min(plain.length(), start + width);
      // Blanks at the end of an element are no part of it; the next piece begins with them.
      while (end < plain.length() && end > start + 1 && plain.charAt(end - 1) == ' ') {
        end--;
      }
      to.add(writer.apply(plain.substring(start, end)));
      start = end;
    }
  }

  @Override
  public void read(Scope from, Draft<P> draft, Context context) {
    List<Segment> pieces = from.takeAll(tag, segment -> !reader.apply(segment).isEmpty());
    String text = pieces.stream().map(reader).collect(Collectors.joining()).strip();
    if (!text.isEmpty()) {
      slot.put(draft, text);
    }
  }
}
