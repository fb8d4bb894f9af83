package io.github.odoosync.internal.odoo;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a record type says of one field.
 *
 * @param name the field's technical name
 * @param component the record component, as {@code Picking.partner}
 * @param expected what it holds, in words
 * @param fieldTypes Odoo's types that it can hold; empty for any
 * @param model the model that a nested record type names
 * @param nested the fields of a nested record type
 */
public record DeclaredField(
    String name,
    String component,
    String expected,
    Set<String> fieldTypes,
    Optional<String> model,
    List<DeclaredField> nested) {}
