/** How lanes and keys lie in a relational database; what each database does in its own way. */
@NullMarked
package io.github.odoosync.internal.jdbc;

import org.jspecify.annotations.NullMarked;
