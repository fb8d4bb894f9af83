package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import java.util.List;

/** All behaviours of the logistics models, in the order in which they are plugged in. */
public final class Logistics {

  private Logistics() {}

  /**
   * Returns the behaviours.
   *
   * @param smsWizard whether the first delivery asks about text messages, as a database with Odoo's
   *     {@code stock_sms} module does
   */
  public static List<Behaviour> behaviours(boolean smsWizard) {
    return List.of(
        new RelatedFields(),
        new Uoms(),
        new Products(),
        new Places(),
        new Quants(),
        new Lots(),
        new Moves(),
        new MoveLines(),
        new Pickings(smsWizard),
        new Backorders(),
        new Sms(),
        new Returns(),
        new Batches(),
        new Waves(),
        new Scraps(),
        new SaleOrders(),
        new SaleLines(),
        new Purchases(),
        new PurchaseLines(),
        new Invoices(),
        new InvoiceWizard(),
        new Reversals(),
        new Attachments(),
        new Seed());
  }
}
