package edifolders;

import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.connectors.edi.TradingPartner.Mailbox;
import io.github.odoosync.connectors.edi.TradingPartner.Role;

/** What two companies have agreed, as each of them has it. */
final class Agreement {

  private static final Mailbox ACME = new Mailbox("ZZ", "ACME");
  private static final Mailbox NORTHWIND = new Mailbox("01", "NORTHWIND");

  /** Northwind as Acme knows it: a customer. */
  static final TradingPartner CUSTOMER =
      TradingPartner.builder("northwind", Role.CUSTOMER, ACME, NORTHWIND).currency("USD").build();

  /** Acme as Northwind knows it: a supplier. */
  static final TradingPartner SUPPLIER =
      TradingPartner.builder("acme", Role.SUPPLIER, NORTHWIND, ACME).currency("USD").build();

  private Agreement() {}
}
