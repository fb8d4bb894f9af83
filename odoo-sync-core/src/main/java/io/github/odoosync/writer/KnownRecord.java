package io.github.odoosync.writer;

/**
 * A record that an intent made or found: what tells one that was deleted from one that never was.
 *
 * @param subject the document, as {@code entity:key}
 * @param model Odoo's model
 * @param recordId the record
 * @param deleted whether it was found to be deleted, and left so
 */
public record KnownRecord(String subject, String model, long recordId, boolean deleted) {}
