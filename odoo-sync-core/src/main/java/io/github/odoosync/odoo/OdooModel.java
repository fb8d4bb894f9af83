package io.github.odoosync.odoo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the Odoo model whose records a Java record type holds.
 *
 * <p>Each component is one field. Its name in Odoo is that of {@link OdooField}, or else the
 * component's own name in snake case, without any addition: {@code scheduledDate} is {@code
 * scheduled_date}, {@code partnerId} is {@code partner_id}, {@code moveIds} is {@code move_ids}.
 *
 * <p>The component's type says how the field is read. Any of them may be wrapped in {@link
 * java.util.Optional} or marked {@code @Nullable} to allow an empty field:
 *
 * <table>
 *   <caption>Types of components</caption>
 *   <tr><th>Odoo</th><th>Java</th></tr>
 *   <tr><td>char, text, html</td><td>{@code String}</td></tr>
 *   <tr><td>integer</td><td>{@code long}, {@code int}, {@code OptionalLong}, {@code
 *       OptionalInt}</td></tr>
 *   <tr><td>float, monetary</td><td>{@code BigDecimal}, {@code double}, {@code
 *       OptionalDouble}</td></tr>
 *   <tr><td>boolean</td><td>{@code boolean}</td></tr>
 *   <tr><td>date</td><td>{@code LocalDate}</td></tr>
 *   <tr><td>datetime</td><td>{@code Instant}, whole seconds</td></tr>
 *   <tr><td>selection</td><td>a {@link Selection} type, or {@code String}</td></tr>
 *   <tr><td>many2one</td><td>{@link Ref}; {@code long} or {@code OptionalLong} for the id alone
 *       (its name is then not computed); or a nested record type</td></tr>
 *   <tr><td>one2many, many2many</td><td>{@code List} of {@code Long}, {@link Ref} or a nested
 *       record type; never empty by {@code false}</td></tr>
 *   <tr><td>binary</td><td>{@code byte[]}</td></tr>
 *   <tr><td>reference</td><td>{@link Reference}</td></tr>
 *   <tr><td>many2one_reference</td><td>{@code long}, {@code OptionalLong}</td></tr>
 *   <tr><td>json, properties, anything else</td><td>{@link RawJson}</td></tr>
 * </table>
 *
 * <p>A nested record type needs no annotation of its own; with one, its model is checked too.
 * Nested types (and {@code List<Ref>}) are read in the same call, on Odoo 17 and later.
 *
 * <p>A field that comes empty where the type does not allow it, or with a value of another kind, is
 * a {@link io.github.odoosync.error.DecodingException} that names model, record and field.
 *
 * <p>Record types may be private. In a named module their package has to be open to {@code
 * io.github.odoosync.core}, or the client is given a {@link java.lang.invoke.MethodHandles.Lookup}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OdooModel {

  /** Returns the model's technical name, such as {@code stock.picking}. */
  String value();
}
