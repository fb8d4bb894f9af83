/** Behind the typed client: mapping of record types, codecs, schema check. */
@NullMarked
package io.github.odoosync.internal.odoo;

import org.jspecify.annotations.NullMarked;
