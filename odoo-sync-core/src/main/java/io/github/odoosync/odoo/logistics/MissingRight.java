package io.github.odoosync.odoo.logistics;

/**
 * A right that the login lacks.
 *
 * @param operation what cannot be done without it
 * @param model the model, such as {@code sale.order}
 * @param access Odoo's name of the right: {@code read}, {@code write}, {@code create} or {@code
 *     unlink}
 */
public record MissingRight(Operation operation, String model, String access) {}
