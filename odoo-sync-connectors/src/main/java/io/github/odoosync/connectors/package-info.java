/**
 * Connectors to the systems around Odoo, one package a system below this one.
 *
 * <p>A connector knows the connector SPI and the canonical model of {@code odoo-sync-core}, never
 * its Odoo client or its store.
 */
@NullMarked
package io.github.odoosync.connectors;

import org.jspecify.annotations.NullMarked;
