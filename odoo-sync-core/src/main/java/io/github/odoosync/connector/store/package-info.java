/**
 * What is kept for connectors, which keep nothing themselves: how far streams are read, which
 * commands are under way, what came in its raw form, and the control numbers of partners. The SPI
 * below the engines; {@link io.github.odoosync.jdbc.JdbcStore} has it.
 */
@NullMarked
package io.github.odoosync.connector.store;

import org.jspecify.annotations.NullMarked;
