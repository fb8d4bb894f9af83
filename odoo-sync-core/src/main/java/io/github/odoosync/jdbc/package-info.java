/**
 * The durable store over a {@code DataSource}: PostgreSQL, MariaDB, MySQL and H2.
 *
 * <p>{@link io.github.odoosync.jdbc.JdbcStore} keeps lanes and keys in tables of its own beside the
 * application's.
 */
@NullMarked
package io.github.odoosync.jdbc;

import org.jspecify.annotations.NullMarked;
