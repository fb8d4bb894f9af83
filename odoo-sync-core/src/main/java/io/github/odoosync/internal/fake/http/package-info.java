/** How the in-process Odoo is reached: HTTP, the two dialects, faults and the list of calls. */
@NullMarked
package io.github.odoosync.internal.fake.http;

import org.jspecify.annotations.NullMarked;
