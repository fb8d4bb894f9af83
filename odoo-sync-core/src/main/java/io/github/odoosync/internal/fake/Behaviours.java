package io.github.odoosync.internal.fake;

import io.github.odoosync.internal.fake.logistics.Logistics;
import java.util.ArrayList;
import java.util.List;

/** The behaviours that a FakeOdoo starts with, in the order in which they seed their records. */
public final class Behaviours {

  private Behaviours() {}

  /** Returns all of them. */
  public static List<Behaviour> all() {
    return all(false);
  }

  /**
   * Returns all of them.
   *
   * @param smsWizard whether the first delivery asks about text messages, as a database with Odoo's
   *     {@code stock_sms} module does
   */
  public static List<Behaviour> all(boolean smsWizard) {
    List<Behaviour> all = new ArrayList<>();
    all.add(new BaseBehaviour());
    all.addAll(Logistics.behaviours(smsWizard));
    return List.copyOf(all);
  }
}
