package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import java.util.List;

/**
 * How many lines there are.
 *
 * @param <P> the document
 * @param element where it is said
 * @param component where in it
 * @param lines the lines
 */
public record Count<P extends Part>(int element, int component, Field<? extends List<?>> lines)
    implements Cell<P> {

  @Override
  public void write(P part, Segment.Draft to, Context context) {
    int count = part.get(lines).map(List::size).orElse(0);
    to.put(element, component, String.valueOf(count));
  }

  @Override
  public void read(Segment from, Draft<P> draft, Context context) {
    String said = from.at(element, component).strip();
    List<?> found = draft.list(lines);
    if (!said.isEmpty() && !said.equals(String.valueOf(found.size()))) {
      context.warn(Problem.COUNT, from, element, "Another number of lines is there");
    }
  }
}
