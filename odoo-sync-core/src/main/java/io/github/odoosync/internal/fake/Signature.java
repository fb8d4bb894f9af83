package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a method, as Python binds them.
 *
 * @param ofRecords whether the method is called on records, else on the model
 * @param readonly whether Odoo 19 may run it on a replica
 * @param parameters the names in order
 * @param required how many of them have no default
 * @param open whether unknown names are taken too
 */
public record Signature(
    boolean ofRecords, boolean readonly, List<String> parameters, int required, boolean open) {

  /** Raised when arguments do not fit; each dialect has its own name for it. */
  static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Mismatch(String message) {
      super(message, null, false, false);
    }
  }

  /** A method of records; a name that ends in {@code =} has a default. */
  public static Signature onRecords(String... parameters) {
    return of(true, parameters);
  }

  /** A method of the model; a name that ends in {@code =} has a default. */
  public static Signature onModel(String... parameters) {
    return of(false, parameters);
  }

  private static Signature of(boolean ofRecords, String... parameters) {
    int required = (int) Arrays.stream(parameters).filter(name -> !name.endsWith("=")).count();
    List<String> names = Arrays.stream(parameters).map(name -> name.replace("=", "")).toList();
    return new Signature(ofRecords, false, names, required, false);
  }

  /** Returns the same, marked as only reading. */
  public Signature asReadonly() {
    return new Signature(ofRecords, true, parameters, required, open);
  }

  /** Returns the same, taking any further name. */
  public Signature andAnyName() {
    return new Signature(ofRecords, readonly, parameters, required, true);
  }

  Args bind(List<?> positional, Map<String, @Nullable Object> named) {
    if (positional.size() > parameters.size()) {
      throw new Mismatch("too many positional arguments");
    }
    Map<String, @Nullable Object> bound = new LinkedHashMap<>();
    for (int i = 0; i < positional.size(); i++) {
      bound.put(parameters.get(i), positional.get(i));
    }
    named.forEach((name, value) -> bindNamed(bound, name, value));
    List<String> absent = new ArrayList<>(parameters.subList(0, required));
    absent.removeAll(bound.keySet());
    if (!absent.isEmpty()) {
      throw new Mismatch("missing a required argument: '" + absent.get(0) + "'");
    }
    return new Args(bound);
  }

  private void bindNamed(Map<String, @Nullable Object> bound, String name, @Nullable Object value) {
    if (!open && !parameters.contains(name)) {
      throw new Mismatch("got an unexpected keyword argument '" + name + "'");
    }
    if (bound.containsKey(name)) {
      throw new Mismatch("multiple values for argument '" + name + "'");
    }
    bound.put(name, value);
  }
}
