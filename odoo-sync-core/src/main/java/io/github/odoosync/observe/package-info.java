/** What the library tells of itself without telling secrets. */
@NullMarked
package io.github.odoosync.observe;

import org.jspecify.annotations.NullMarked;
