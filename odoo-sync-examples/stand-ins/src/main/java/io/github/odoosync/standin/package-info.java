/**
 * Small servers on the loopback that stand in for the systems the connectors speak to: they keep
 * state, refuse what the system would refuse, and fail on demand. They need the JDK and this
 * project alone.
 */
@NullMarked
package io.github.odoosync.standin;

import org.jspecify.annotations.NullMarked;
