package io.github.odoosync.internal.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a domain in Odoo's prefix notation into a tree. */
final class Domain {

  sealed interface Node permits Every, Some, Not, Leaf, Constant {}

  record Every(List<Node> parts) implements Node {}

  record Some(List<Node> parts) implements Node {}

  record Not(Node part) implements Node {}

  record Constant(boolean value) implements Node {}

  record Leaf(String path, String operator, @Nullable Object value) implements Node {

    String first() {
      int dot = path.indexOf('.');
      return dot < 0 ? path : path.substring(0, dot);
    }

    String rest() {
      int dot = path.indexOf('.');
      return dot < 0 ? "" : path.substring(dot + 1);
    }

    String shown() {
      return "(%s, %s, %s)".formatted(Python.repr(path), Python.repr(operator), Python.repr(value));
    }
  }

  private Domain() {}

  static Node parse(@Nullable Object domain) {
    if (!Python.truthy(domain)) {
      return new Constant(true);
    }
    if (!(domain instanceof List<?> items)) {
      throw OdooFault.value("Domain() invalid domain: " + Python.repr(domain));
    }
    Deque<Node> stack = new ArrayDeque<>();
    for (int i = items.size() - 1; i >= 0; i--) {
      push(stack, items.get(i));
    }
    List<Node> parts = new ArrayList<>(stack);
    return parts.size() == 1 ? parts.get(0) : flat(parts);
  }

  private static void push(Deque<Node> stack, @Nullable Object item) {
    if (item instanceof String operator) {
      pushOperator(stack, operator);
    } else if (item instanceof Boolean constant) {
      stack.push(new Constant(constant));
    } else if (item instanceof List<?> leaf) {
      stack.push(leaf(leaf));
    } else {
      throw OdooFault.value("Domain() invalid item in domain: " + Python.repr(item));
    }
  }

  private static void pushOperator(Deque<Node> stack, String operator) {
    int wanted = operator.equals("!") ? 1 : 2;
    if (!List.of("&", "|", "!").contains(operator) || stack.size() < wanted) {
      throw OdooFault.value("Domain() invalid item in domain: " + Python.repr(operator));
    }
    Node first = stack.pop();
    stack.push(
        switch (operator) {
          case "!" -> new Not(first);
          case "&" -> flat(List.of(first, stack.pop()));
          default -> new Some(List.of(first, stack.pop()));
        });
  }

  private static Node flat(List<Node> parts) {
    List<Node> flat = new ArrayList<>();
    for (Node part : parts) {
      if (part instanceof Every every) {
        flat.addAll(every.parts);
      } else {
        flat.add(part);
      }
    }
    return new Every(flat);
  }

  private static Node leaf(List<?> leaf) {
    if (leaf.size() != 3 || !(leaf.get(1) instanceof String operator)) {
      throw OdooFault.value("Domain() invalid item in domain: " + Python.repr(leaf));
    }
    Object value = leaf.get(2);
    if (leaf.get(0) instanceof Number number && operator.equals("=")) {
      return new Constant(number.equals(value));
    }
    String lower = operator.toLowerCase(Locale.ROOT);
    String plain = lower.equals("<>") ? "!=" : lower.equals("==") ? "=" : lower;
    return new Leaf(String.valueOf(leaf.get(0)), plain, value);
  }

  /** Tells whether a field is named anywhere, which switches the hiding of archived records off. */
  static boolean names(Node node, String field) {
    if (node instanceof Leaf leaf) {
      return leaf.first().equals(field);
    }
    if (node instanceof Not not) {
      return names(not.part, field);
    }
    List<Node> parts =
        node instanceof Every every
            ? every.parts
            : node instanceof Some some ? some.parts : List.of();
    return parts.stream().anyMatch(part -> names(part, field));
  }
}
