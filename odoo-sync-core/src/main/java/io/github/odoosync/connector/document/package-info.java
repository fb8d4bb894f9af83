/**
 * Documents exchanged with partners as files: what they say and how they travel, apart, so that any
 * format goes by any transport.
 */
@NullMarked
package io.github.odoosync.connector.document;

import org.jspecify.annotations.NullMarked;
