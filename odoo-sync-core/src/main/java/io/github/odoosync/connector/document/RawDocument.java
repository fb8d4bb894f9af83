package io.github.odoosync.connector.document;

import java.util.Arrays;
import java.util.Map;

/** A file or message of a trading partner, byte for byte. Immutable and thread-safe. */
public final class RawDocument {

  private final String name;
  private final byte[] content;
  private final Map<String, String> attributes;

  private RawDocument(String name, byte[] content, Map<String, String> attributes) {
    this.name = name;
    this.content = content;
    this.attributes = attributes;
  }

  /**
   * Returns a document.
   *
   * @param name what its transport calls it: a plain file name, never a path
   * @param attributes what its transport knows of it beside the content, such as a sender's id
   * @throws IllegalArgumentException if the name is blank or leads out of a folder
   */
  public static RawDocument of(String name, byte[] content, Map<String, String> attributes) {
    boolean plain = !name.isBlank() && !name.equals(".") && !name.equals("..");
    if (!plain || name.chars().anyMatch(c -> c == '/' || c == '\\' || c < ' ' || c == 127)) {
      throw new IllegalArgumentException("A document's name is a plain file name");
    }
    return new RawDocument(name, content.clone(), Map.copyOf(attributes));
  }

  /** Returns what its transport calls it. */
  public String name() {
    return name;
  }

  /** Returns a copy of the content. */
  public byte[] content() {
    return content.clone();
  }

  /** Returns the number of bytes. */
  public int size() {
    return content.length;
  }

  /** Returns what its transport knows of it beside the content. */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** Returns whether another has the same content, whatever its name. */
  public boolean hasContentOf(RawDocument other) {
    return Arrays.equals(content, other.content);
  }

  /** Returns name and size; the content may be personal and is not shown. */
  @Override
  public String toString() {
    return name + ", " + content.length + " bytes";
  }
}
