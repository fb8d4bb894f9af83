package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.JsonException;
import io.github.odoosync.internal.json.JsonReader;

/** Finds the records in an answer: a list, or the {@code records} of {@code web_search_read}. */
final class RecordArray {

  private RecordArray() {}

  /** Steps onto the array of records and returns the {@code length} told before it, or -1. */
  static long enter(JsonReader reader) {
    if (reader.kind() == JsonReader.Kind.ARRAY) {
      return -1;
    }
    long length = -1;
    for (String name = reader.nextField(); name != null; name = reader.nextField()) {
      if (name.equals("records")) {
        return length;
      }
      if (name.equals("length")) {
        length = reader.integer();
      } else {
        reader.skip();
      }
    }
    throw new JsonException("No records in the answer");
  }
}
