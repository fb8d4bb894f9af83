/**
 * Reads the sources of connectors, again and again: each record's news goes to the consumers of its
 * topic once and in order, whatever crashes, and however many nodes read.
 *
 * <p>A page and the cursor behind it are stored in one transaction, and only if nobody stored
 * another page since the one before; so nothing is lost, doubled or out of order when two nodes
 * read one stream, or one dies at any moment. What a source reads twice is known by its content.
 */
@NullMarked
package io.github.odoosync.connector.source;

import org.jspecify.annotations.NullMarked;
