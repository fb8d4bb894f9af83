package io.github.odoosync.connector.source;

import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.store.RawPayload;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is new in one page; no record of it can keep the others from being told. */
final class PageNews<T> {

  private static final Fingerprint GONE = new Fingerprint("gone");

  private final SourceFeed<T> feed;
  private final Instant readAt;
  private final Map<String, Fingerprint> before;
  private final Map<String, Fingerprint> seen = new LinkedHashMap<>();
  private final List<RawPayload> raw = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private int unreadable;

  /**
   * @param before what the page's records were like when they were read last
   */
  PageNews(SourceFeed<T> feed, Instant readAt, Map<String, Fingerprint> before) {
    this.feed = feed;
    this.readAt = readAt;
    this.before = new HashMap<>(before);
  }

  /** Returns under what a record is remembered. */
  static String memory(SourceRecord<?> record) {
    return record instanceof SourceRecord.Unreadable<?> unreadable && record.id().isEmpty()
        ? "unreadable/" + Fingerprint.of(unreadable.raw().toBytes())
        : record.id();
  }

  void add(SourceRecord<T> record) {
    if (record instanceof SourceRecord.Found<T> found) {
      add(found);
    } else if (record instanceof SourceRecord.Unreadable<T> poison) {
      add(poison, poison.raw().toBytes(), poison.raw(), poison.reason());
    } else if (isNews(record, GONE)) {
      tell(new SourceChange.Gone(subject(record, "")), orderOf(record.id()));
    }
  }

  // What cannot be written as a message is as bad as what cannot be read.
  private void add(SourceRecord.Found<T> found) {
    Fingerprint fingerprint;
    Message message;
    try {
      T value = found.value();
      fingerprint = feed.form().fingerprint(value);
      String order = feed.form().orderKey(value).orElse(found.id());
      SourceChange change =
          new SourceChange.Upserted(
              subject(found, found.version()), new LinkedHashMap<>(feed.form().content(value)));
      message = message(change, orderOf(order));
    } catch (RuntimeException e) {
      byte[] version = found.version().getBytes(StandardCharsets.UTF_8);
      add(found, version, Payload.empty(), reason(e));
      return;
    }
    if (isNews(found, fingerprint)) {
      messages.add(message);
    }
  }

  private void add(SourceRecord<T> record, byte[] state, Payload came, String reason) {
    Fingerprint fingerprint = new Fingerprint("unreadable/" + Fingerprint.of(state));
    if (isNews(record, fingerprint)) {
      RawPayload kept =
          new RawPayload(feed.name().connector(), plain(memory(record)), cut(came), feed.keepRaw());
      raw.add(kept);
      unreadable++;
      // Without a key it is in a lane of its own, and holds up not even later news of itself.
      tell(new SourceChange.Unreadable(subject(record, ""), reason, kept.id()), null);
    }
  }

  private boolean isNews(SourceRecord<T> record, Fingerprint fingerprint) {
    String memory = memory(record);
    seen.put(memory, fingerprint);
    return !fingerprint.equals(before.put(memory, fingerprint));
  }

  private void tell(SourceChange change, @Nullable String key) {
    messages.add(message(change, key));
  }

  private Message message(SourceChange change, @Nullable String key) {
    Message.Builder message = change.toMessage(feed.topic());
    return (key == null ? message : message.key(key)).build();
  }

  private SourceChange.Subject subject(SourceRecord<T> record, String version) {
    return new SourceChange.Subject(feed.name(), record.id(), version, readAt);
  }

  private String orderOf(String what) {
    StreamName name = feed.name();
    String key = name + "/" + what;
    return key.length() <= Message.MAX_KEY_LENGTH && key.indexOf('\0') < 0
        ? key
        : Fingerprint.of(key.getBytes(StandardCharsets.UTF_8)).value();
  }

  private static String plain(String text) {
    String whole = text.replace('\0', ' ');
    return whole.substring(0, Math.min(whole.length(), Message.MAX_KEY_LENGTH));
  }

  private static Payload cut(Payload came) {
    return came.size() <= Message.MAX_PAYLOAD_BYTES
        ? came
        : Payload.bytes(Arrays.copyOf(came.toBytes(), Message.MAX_PAYLOAD_BYTES));
  }

  /** Says what went wrong without quoting the record. */
  private static String reason(RuntimeException e) {
    return e instanceof OdooSyncException known
        ? known.code().id() + ": " + known.failure().detail()
        : e.getClass().getSimpleName();
  }

  Map<String, Fingerprint> seen() {
    return seen;
  }

  List<RawPayload> raw() {
    return raw;
  }

  List<Message> messages() {
    return messages;
  }

  int unreadable() {
    return unreadable;
  }
}
