package io.github.odoosync.odoo.logistics;

/**
 * A file on a document, without its content.
 *
 * @param id the {@code ir.attachment}
 * @param name the file's name
 * @param mimeType such as {@code application/pdf}
 * @param size in bytes
 */
public record Attachment(long id, String name, String mimeType, long size) {}
