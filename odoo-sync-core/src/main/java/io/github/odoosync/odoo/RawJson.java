package io.github.odoosync.odoo;

import org.jspecify.annotations.Nullable;

/**
 * A field's value as it came, for types that have no Java form of their own: json, properties.
 *
 * <p>The value is a {@code Map}, {@code List}, {@code String}, {@code Long}, {@code BigDecimal},
 * {@code Boolean} or null; a number that is not finite is a {@code Double}. An empty field is
 * {@code false}, unless the component is an {@code Optional}. Nobody changes a value that was read.
 *
 * @param value the value
 */
public record RawJson(@Nullable Object value) {}
