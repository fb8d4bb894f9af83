package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import java.util.Map;

/** A document as Odoo holds it, with the records it was read from; lines by their keys. */
record Loaded<D extends Document>(D document, Source source, Map<String, Source> lines) {}
