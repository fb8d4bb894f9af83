package io.github.odoosync.internal.fake;

import java.util.List;

/**
 * One call of a method.
 *
 * @param env where it runs
 * @param model the model it was called on
 * @param ids the records it was called on; empty for a method of the model
 * @param args its arguments
 */
public record Call(Env env, String model, List<Long> ids, Args args) {

  /** Returns the records it was called on. */
  public List<Rec> records() {
    return env.recs(model, ids);
  }

  /** Returns the one record it was called on. */
  public Rec record() {
    if (ids.size() != 1) {
      throw OdooFault.value("Expected singleton: " + model + Python.tuple(ids));
    }
    return env.rec(model, ids.get(0));
  }
}
