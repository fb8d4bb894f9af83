/** The only place, beside the transport's one door, that knows the HTTP library. */
@NullMarked
package io.github.odoosync.internal.http;

import org.jspecify.annotations.NullMarked;
