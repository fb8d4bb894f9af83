/**
 * How a call reaches Odoo: the SPI and the two dialects, JSON-2 (Odoo 19+) and JSON-RPC (16 to 19).
 */
@NullMarked
package io.github.odoosync.odoo.transport;

import org.jspecify.annotations.NullMarked;
