/**
 * Intents to Odoo, each with one effect: a document that Odoo shall hold, or a step that it shall
 * take.
 *
 * <p>{@link io.github.odoosync.writer.Intent} says what shall be so, and leaves with the caller's
 * own transaction through an outbox. {@link io.github.odoosync.writer.OdooWriter} makes the
 * outbox's consumer that sees to it: it reads before it writes, sends only what differs, puts the
 * work of many lanes into one call, and looks before it sends anything again whose outcome is not
 * known. {@link io.github.odoosync.writer.WriterStore} keeps what came of each intent.
 */
@NullMarked
package io.github.odoosync.writer;

import org.jspecify.annotations.NullMarked;
