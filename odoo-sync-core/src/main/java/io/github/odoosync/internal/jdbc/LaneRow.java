package io.github.odoosync.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A lane's row, locked by the transaction that read it. */
record LaneRow(
    long id,
    String consumer,
    @Nullable String key,
    long lastSeq,
    long doneSeq,
    @Nullable Long visibleAt,
    long token,
    @Nullable String owner,
    int state,
    int failures,
    int abandoned,
    @Nullable Long failingSince,
    long now) {

  static final String COLUMNS =
      "l.id, l.consumer, l.lkey, l.last_seq, l.done_seq, l.visible_at, l.token, l.owner, l.state,"
          + " l.failures, l.abandoned, l.failing_since, {now} AS now_micros";

  /** Writes what {@link #values} gives. */
  static final String UPDATE =
      "UPDATE {lane} SET done_seq = ?, visible_at = ?, owner = ?, state = ?, failures = ?,"
          + " abandoned = ?, failing_since = ?, updated_at = ? WHERE id = ?";

  static LaneRow read(ResultSet row) throws SQLException {
    return new LaneRow(
        row.getLong("id"),
        row.getString("consumer"),
        row.getString("lkey"),
        row.getLong("last_seq"),
        row.getLong("done_seq"),
        Jdbc.nullableLong(row, "visible_at"),
        row.getLong("token"),
        row.getString("owner"),
        row.getInt("state"),
        row.getInt("failures"),
        row.getInt("abandoned"),
        Jdbc.nullableLong(row, "failing_since"),
        row.getLong("now_micros"));
  }

  @Nullable Object[] values() {
    return new @Nullable Object[] {
      doneSeq, visibleAt, owner, state, failures, abandoned, failingSince, now, id
    };
  }

  long head() {
    return doneSeq + 1;
  }

  boolean idle() {
    return doneSeq == lastSeq;
  }

  /** A lane without a key is for one message and goes with it. */
  boolean finished() {
    return key == null && idle();
  }

  boolean parked() {
    return LaneState.parked(state);
  }

  /** Returns the lane with all up to this place done; what was counted was about those. */
  LaneRow movedTo(long seq) {
    return seq <= doneSeq ? this : with(seq, visibleAt, owner, state & LaneState.PARKED).afresh();
  }

  /** Returns the lane without counted attempts. */
  LaneRow afresh() {
    return counting(0, 0, null);
  }

  /** Returns the lane after a failed attempt on its head. */
  LaneRow failed(boolean effectUnknown) {
    int unknown = effectUnknown ? LaneState.UNKNOWN : 0;
    return with(doneSeq, visibleAt, owner, (state & LaneState.PARKED) | unknown)
        .counting(failures + 1, 0, failingSince == null ? Long.valueOf(now) : failingSince);
  }

  /** Returns the lane held by nobody, due at this moment if something waits in it. */
  LaneRow givenBack(long due) {
    return with(doneSeq, idle() || parked() ? null : Long.valueOf(due), null, state);
  }

  /** Returns the lane standing still because of its head, about which people now decide. */
  LaneRow parkedAtHead() {
    return with(doneSeq, null, null, LaneState.PARKED);
  }

  /** Returns the lane standing still; who holds it keeps its lease and may finish. */
  LaneRow parkedByHand() {
    return with(doneSeq, owner == null ? null : visibleAt, owner, state | LaneState.PARKED);
  }

  /** Returns the lane going on at its head; who holds it stays. */
  LaneRow resumed() {
    LaneRow active = with(doneSeq, visibleAt, owner, state & ~LaneState.PARKED);
    return owner == null ? active.afresh().givenBack(now) : active;
  }

  private LaneRow with(long done, @Nullable Long visible, @Nullable String holder, int newState) {
    return new LaneRow(
        id,
        consumer,
        key,
        lastSeq,
        done,
        visible,
        token,
        holder,
        newState,
        failures,
        abandoned,
        failingSince,
        now);
  }

  private LaneRow counting(int failed, int vanished, @Nullable Long since) {
    return new LaneRow(
        id, consumer, key, lastSeq, doneSeq, visibleAt, token, owner, state, failed, vanished,
        since, now);
  }
}
