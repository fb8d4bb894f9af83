package io.github.odoosync.mapping;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.odoo.ExternalId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of documents and lines as external ids keep them, and those of records without one. */
final class Keys {

  /** What a key begins with that no other system gave: the record's id follows. */
  static final String BORN_IN_ODOO = "odoo:";

  private Keys() {}

  static ExternalId externalId(BusinessKey key) {
    return ExternalId.ofKey(key.entity(), key.key());
  }

  /** Returns the key of a document of an entity that an external id keeps. */
  static Optional<String> keyIn(@Nullable ExternalId id, String entity) {
    String prefix = ExternalId.ofKey(entity, "").name();
    return id == null
            || !id.module().equals(ExternalId.DEFAULT_MODULE)
            || !id.name().startsWith(prefix)
            || id.name().indexOf(':') >= 0
        ? Optional.empty()
        : Optional.of(decoded(id.name().substring(prefix.length())));
  }

  /** Returns the key of a line that its external id keeps. */
  static String lineKey(@Nullable ExternalId line, ExternalId parent, String path, long id) {
    if (line == null || !parent.isParentOf(line, path)) {
      return BORN_IN_ODOO + id;
    }
    return decoded(line.name().substring(line.name().lastIndexOf(':') + 1));
  }

  /** Returns the key of a line whose document is not at hand. */
  static String lineKey(@Nullable ExternalId line, long id) {
    return line == null
            || !line.module().equals(ExternalId.DEFAULT_MODULE)
            || line.name().indexOf(':') < 0
        ? BORN_IN_ODOO + id
        : decoded(line.name().substring(line.name().lastIndexOf(':') + 1));
  }

  /** Returns a text that people know a record by; null for the slash of a draft. */
  static @Nullable String known(@Nullable String text) {
    return text == null || text.isBlank() || text.equals("/") ? null : text.strip();
  }

  static Optional<Long> bornInOdoo(String key) {
    return key.matches(BORN_IN_ODOO + "[0-9]{1,18}")
        ? Optional.of(Long.valueOf(key.substring(BORN_IN_ODOO.length())))
        : Optional.empty();
  }

  private static String decoded(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < encoded.length(); i++) {
      char each = encoded.charAt(i);
      if (each == '~' && i + 2 < encoded.length()) {
        bytes.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(each);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
