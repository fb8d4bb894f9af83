/** Who and where: customers, suppliers, owners, warehouses and the places in them. */
@NullMarked
package io.github.odoosync.model.party;

import org.jspecify.annotations.NullMarked;
