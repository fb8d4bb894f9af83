/** Connectors to the systems around Odoo. */
module io.github.odoosync.connectors {
  requires de.siegmar.fastcsv;
  requires io.xlate.staedi;
  requires java.xml;
  requires jdk.httpserver;
  requires static com.hierynomus.sshj;
  requires transitive io.github.odoosync.core;
  requires transitive org.jspecify;

  exports io.github.odoosync.connectors.console;
  exports io.github.odoosync.connectors.easypost;
  exports io.github.odoosync.connectors.edi;
  exports io.github.odoosync.connectors.edi.edifact;
  exports io.github.odoosync.connectors.edi.x12;
  exports io.github.odoosync.connectors.file;
  exports io.github.odoosync.connectors.shopify;
  exports io.github.odoosync.connectors.table;
  exports io.github.odoosync.connectors.ubl;
  exports io.github.odoosync.connectors.woocommerce;
  exports io.github.odoosync.connectors.xero;
}
