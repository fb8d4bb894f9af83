/**
 * Changes out of Odoo, none missed: windows that are closed are the truth, polls and hints make it
 * quick, sweeps find what no date shows. What was read and how far it was read are stored in one
 * transaction, and go to consumers through the lanes of the outbox, once and in order per record.
 */
@NullMarked
package io.github.odoosync.capture;

import org.jspecify.annotations.NullMarked;
