package io.github.odoosync.odoo.transport;

/** The protocol that calls are sent in. */
public enum Dialect {
  /** {@code POST /json/2/<model>/<method>}: Odoo 19 and later. */
  JSON2,
  /** {@code execute_kw} over {@code POST /jsonrpc}: Odoo 16 to 19, removed with Odoo 22. */
  JSON_RPC
}
