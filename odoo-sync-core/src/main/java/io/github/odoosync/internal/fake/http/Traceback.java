package io.github.odoosync.internal.fake.http;

import io.github.odoosync.internal.fake.OdooFault;

/** A traceback such as Odoo sends with every error, so that tests see who lets it out. */
final class Traceback {

  private Traceback() {}

  static String of(OdooFault fault) {
    return "Traceback (most recent call last):\n"
        + "  File \"/opt/odoo/odoo/http.py\", line 2100, in _transactioning\n"
        + fault.name()
        + ": "
        + fault.text()
        + "\n";
  }
}
