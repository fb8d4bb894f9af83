/** What the tests of all connectors need. */
@NullMarked
package io.github.odoosync.connectors.support;

import org.jspecify.annotations.NullMarked;
