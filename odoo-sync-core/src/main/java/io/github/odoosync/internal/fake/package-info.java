/** What the in-process Odoo is made of: schemas, records, domains and the behaviour of models. */
@NullMarked
package io.github.odoosync.internal.fake;

import org.jspecify.annotations.NullMarked;
