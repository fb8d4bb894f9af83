package io.github.odoosync.connector.document;

import io.github.odoosync.connector.document.Diagnostic.Severity;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.Document;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what of a document is not in its file: the file is read again and both are compared. */
public final class Losses {

  private final List<Diagnostic> found = new ArrayList<>();

  private Losses() {}

  /** Returns what the document says and what was read of it does not, or otherwise. */
  public static List<Diagnostic> of(Document document, @Nullable Document read) {
    Losses losses = new Losses();
    losses.compare(document.schema().name(), tree(document), read == null ? null : tree(read));
    return List.copyOf(losses.found);
  }

  private static @Nullable Object tree(Document document) {
    return Json.read(document.meaning().getBytes(StandardCharsets.UTF_8)).tree();
  }

  private void compare(String path, @Nullable Object said, @Nullable Object read) {
    if (said instanceof Map<?, ?> members && read instanceof Map<?, ?> others) {
      members.forEach((name, value) -> compare(path + "." + name, value, others.get(name)));
    } else if (said instanceof List<?> items && read instanceof List<?> others) {
      compareItems(path, items, new ArrayList<>(others));
    } else if (read == null) {
      tell(path, "is not carried");
    } else if (!read.equals(said)) {
      tell(path, "is carried otherwise");
    }
  }

  // What was packed apart is written apart: the order of lines is not what they say.
  private void compareItems(String path, List<?> items, List<Object> others) {
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!others.remove(items.get(i))) {
        left.add(i);
      }
    }
    for (int i = 0; i < left.size(); i++) {
      Object other = i < others.size() ? others.get(i) : null;
      compare(path + "[" + left.get(i) + "]", items.get(left.get(i)), other);
    }
  }

  private void tell(String path, String what) {
    found.add(new Diagnostic(Severity.WARNING, "LOSS", path, path + " " + what));
  }
}
