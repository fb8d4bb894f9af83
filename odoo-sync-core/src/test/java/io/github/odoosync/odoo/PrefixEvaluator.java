package io.github.odoosync.odoo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Evaluates a domain in prefix form the way Odoo does: from the right, with a stack. */
final class PrefixEvaluator {

  private PrefixEvaluator() {}

  static boolean matches(List<Object> prefix, Predicate<List<?>> condition) {
    Deque<Boolean> stack = new ArrayDeque<>();
    for (int i = prefix.size() - 1; i >= 0; i--) {
      Object term = prefix.get(i);
      if (term instanceof List<?> leaf) {
        stack.push(condition.test(leaf));
      } else if (term.equals("!")) {
        stack.push(!stack.pop());
      } else {
        boolean left = stack.pop();
        boolean right = stack.pop();
        stack.push(term.equals("&") ? left && right : left || right);
      }
    }
    if (stack.size() > 1) {
      throw new AssertionError("More than one term is left: " + prefix);
    }
    return stack.isEmpty() || stack.pop();
  }
}
