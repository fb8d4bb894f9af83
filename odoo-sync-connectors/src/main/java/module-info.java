/** Connectors to the systems around Odoo. */
module io.github.odoosync.connectors {
  requires transitive org.jspecify;
}
