package io.github.odoosync.capture;

import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.odoo.OdooRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as Odoo has them. */
final class RecordForm implements Form<OdooRecord> {

  static final String CHANGED_AT = "write_date";
  static final String ACTIVE = "active";

  @Override
  public String key(OdooRecord root) {
    return String.valueOf(root.id());
  }

  @Override
  public boolean isArchived(OdooRecord root) {
    return root.has(ACTIVE) && !root.flag(ACTIVE);
  }

  @Override
  public Instant changedAt(OdooRecord root) {
    return root.instant(CHANGED_AT).orElse(Instant.EPOCH);
  }

  @Override
  public String fingerprint(OdooRecord root) {
    return Fingerprint.ofJson(content(root)).value();
  }

  @Override
  public Map<String, @Nullable Object> content(OdooRecord root) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>(root.values());
    content.remove(CHANGED_AT);
    return content;
  }
}
