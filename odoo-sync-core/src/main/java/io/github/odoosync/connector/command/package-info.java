/**
 * Carries commands out in other systems, from the lanes of the outbox: each as often as its handler
 * allows, whatever crashes in between, and none whose effect may be there blindly again.
 */
@NullMarked
package io.github.odoosync.connector.command;

import org.jspecify.annotations.NullMarked;
