/**
 * What users test with: an Odoo in the same process, faults on demand, a clock that tests move.
 *
 * <p>Needs no test framework. Nothing here belongs into production code.
 */
@NullMarked
package io.github.odoosync.testing;

import org.jspecify.annotations.NullMarked;
