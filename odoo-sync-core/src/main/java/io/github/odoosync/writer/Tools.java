package io.github.odoosync.writer;

import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.logistics.Logistics;

/**
 * What all steps of one writer share.
 *
 * @param shadow whether nothing is sent
 */
record Tools(
    OdooClient odoo,
    OdooMapper mapper,
    Logistics logistics,
    Mappings mappings,
    Ledger ledger,
    Calls calls,
    Verdicts verdicts,
    Events events,
    DeletedPolicy deleted,
    boolean shadow) {}
