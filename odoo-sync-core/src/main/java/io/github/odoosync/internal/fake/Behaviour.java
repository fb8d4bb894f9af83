package io.github.odoosync.internal.fake;

/** What some models do beyond storing values: one class a business area. */
public interface Behaviour {

  /** Plugs defaults, computed fields, hooks and methods into the models of one Odoo version. */
  void plugInto(Registry registry);

  /**
   * Makes the records that a fresh database holds; runs once, after those of earlier behaviours.
   */
  default void seed(Env env) {}
}
