/**
 * HTTP for connectors: each request once, within named limits, with tokens that are refreshed once,
 * with errors that say whether anything can have happened and never show a secret.
 *
 * <p>{@link io.github.odoosync.connector.ConnectorRuntime} opens an {@link
 * io.github.odoosync.connector.http.Http} for an address.
 */
@NullMarked
package io.github.odoosync.connector.http;

import org.jspecify.annotations.NullMarked;
