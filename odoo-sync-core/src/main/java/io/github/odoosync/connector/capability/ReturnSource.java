package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.model.shipment.Return;

/** Reads what customers send back, announced and arrived. */
public interface ReturnSource extends IncrementalSource<Return> {}
