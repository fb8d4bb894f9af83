package io.github.odoosync.connectors.ubl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An element of XML, to be read or to be written. For one thread. */
final class Element {

  private final String name;
  private final String namespace;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Element> children = new ArrayList<>();
  private String text = "";

  Element(String name, String namespace) {
    this.name = name;
    this.namespace = namespace;
  }

  String name() {
    return name;
  }

  String namespace() {
    return namespace;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  List<Element> children() {
    return children;
  }

  String text() {
    return text.strip();
  }

  /** Adds an element that holds others. */
  Element add(String child) {
    return add(new Element(child, Names.AGGREGATE));
  }

  Element add(Element child) {
    children.add(child);
    return child;
  }

  /** Adds an element that holds a text; without one it is not written. */
  Element leaf(String child, @Nullable String value) {
    return leaf(child, value, Map.of());
  }

  Element leaf(String child, @Nullable String value, Map<String, String> with) {
    Element leaf = add(new Element(child, Names.BASIC));
    leaf.text = value == null ? "" : value;
    leaf.attributes.putAll(with);
    return this;
  }

  void append(String more) {
    text = text.isEmpty() ? more : text + more;
  }

  Element attribute(String key, String value) {
    attributes.put(key, value);
    return this;
  }

  /** Returns whether there is anything in it: what is empty is not written. */
  boolean isEmpty() {
    return text.isBlank() && children.stream().allMatch(Element::isEmpty);
  }

  List<Element> all(String child) {
    return children.stream().filter(each -> each.name.equals(child)).toList();
  }

  /** Returns the first element on a path. */
  Optional<Element> find(String... path) {
    Element found = this;
    for (String step : path) {
      Optional<Element> next = found.all(step).stream().findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      found = next.get();
    }
    return Optional.of(found);
  }

  /** Returns the text of the first element on a path; empty if it says nothing. */
  Optional<String> text(String... path) {
    return find(path).map(Element::text).filter(said -> !said.isEmpty());
  }

  /** Returns the text of the first element on a path, which has to be there. */
  String need(String... path) {
    return text(path)
        .orElseThrow(
            () -> new BadUbl("MISSING", name + "/" + String.join("/", path) + " is missing"));
  }
}
