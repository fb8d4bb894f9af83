package io.github.odoosync.mapping;

import io.github.odoosync.model.Unit;

/** What is checked of a product before a line of it is written. */
record ProductFacts(String name, Unit unit, boolean active) {}
