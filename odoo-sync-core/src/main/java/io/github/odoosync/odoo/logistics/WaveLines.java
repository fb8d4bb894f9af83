package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lines that are taken out of their transfers into a wave, by Odoo's own wizard. */
final class WaveLines {

  private static final String WIZARD = "stock.add.to.wave";
  private static final String STEP = WIZARD + ".attach_pickings";
  private static final String WAVE = "stock.picking.batch";
  private static final Set<String> CLOSED = Set.of("done", "cancel");

  private final Server server;

  WaveLines(Server server) {
    this.server = server;
  }

  /** Puts lines into a new wave, and returns it. */
  StepResult<Long> putIntoNew(Collection<Long> lineIds) {
    return put(lineIds, null);
  }

  /** Puts lines into a wave, and returns it. */
  StepResult<Long> putInto(long wave, Collection<Long> lineIds) {
    return put(lineIds, wave);
  }

  private StepResult<Long> put(Collection<Long> lineIds, @Nullable Long wave) {
    server.require(Needs.BATCHES);
    Set<Long> asked = new TreeSet<>(lineIds);
    if (asked.isEmpty()) {
      throw rejected(ErrorCode.INVALID_REQUEST, "No line was given to put into a wave");
    }
    return Steps.once(STEP, () -> waveOf(asked, wave), () -> attach(asked, wave));
  }

  /** Returns the wave that all lines are in, if there is one and it is the wanted one. */
  private Optional<Long> waveOf(Set<Long> asked, @Nullable Long wanted) {
    Set<Optional<Long>> batches = new HashSet<>();
    lines(asked).forEach(line -> batches.add(batchOf(line)));
    Optional<Long> common = batches.size() == 1 ? batches.iterator().next() : Optional.empty();
    return wanted == null
        ? common.filter(id -> wave(id).flag("is_wave"))
        : common.filter(wanted::equals);
  }

  private Collection<OdooRecord> lines(Set<Long> asked) {
    Map<Long, OdooRecord> found =
        server
            .model(
                "stock.move.line",
                "picking_id.name",
                "picking_id.state",
                "picking_id.picking_type_id",
                "picking_id.batch_id")
            .byIds(asked);
    for (Long id : asked) {
      if (!found.containsKey(id)) {
        throw rejected(
            ErrorCode.NOT_FOUND, "There is no line " + id + ": it may have been reserved anew");
      }
    }
    return found.values();
  }

  private static OdooRecord transferOf(OdooRecord line) {
    return line.record("picking_id")
        .orElseThrow(
            () -> rejected(ErrorCode.NOT_IN_TRANSFER, "Line " + line.id() + " is of no transfer"));
  }

  private static Optional<Long> batchOf(OdooRecord line) {
    return Optional.ofNullable(Ids.of(transferOf(line), "batch_id"));
  }

  private OdooRecord wave(long id) {
    return server
        .model(WAVE, "name", "state", "is_wave", "picking_type_id")
        .byId(id)
        .orElseThrow(() -> rejected(ErrorCode.NOT_FOUND, "There is no wave " + id));
  }

  private void attach(Set<Long> asked, @Nullable Long wave) {
    Set<Long> types = new HashSet<>();
    Values wizard = Values.of("mode", wave == null ? "new" : "existing");
    if (wave != null) {
      Optional.ofNullable(Ids.of(openWave(wave), "picking_type_id")).ifPresent(types::add);
      wizard = wizard.with("wave_id", wave);
    }
    Set<Long> loose = new TreeSet<>();
    for (OdooRecord line : lines(asked)) {
      if (wave == null || !batchOf(line).equals(Optional.of(wave))) {
        requireFree(transferOf(line));
        types.add(Ids.required(transferOf(line), "picking_type_id"));
        loose.add(line.id());
      }
    }
    if (types.size() > 1) {
      throw rejected(
          ErrorCode.INVALID_REQUEST, "A wave has one type of operation, the lines have several");
    }
    wizard = wizard.with("line_ids", List.of(Command.replace(List.copyOf(loose))));
    long id = server.model(WIZARD).create(wizard);
    server.model(WIZARD).action("attach_pickings", List.of(id)).expectDone();
  }

  private OdooRecord openWave(long id) {
    OdooRecord wave = wave(id);
    String name = wave.string("name").orElse("Batch " + id);
    if (!wave.flag("is_wave")) {
      throw rejected(
          ErrorCode.WRONG_STATE, name + " is a batch of whole transfers: only waves take lines");
    }
    String state = wave.string("state").orElse("");
    if (CLOSED.contains(state)) {
      throw rejected(ErrorCode.WRONG_STATE, name + " is " + state);
    }
    return wave;
  }

  private void requireFree(OdooRecord transfer) {
    String name = transfer.string("name").orElse("Transfer " + transfer.id());
    String state = transfer.string("state").orElse("");
    if (CLOSED.contains(state)) {
      throw rejected(ErrorCode.WRONG_STATE, name + " is " + state);
    }
    Long batch = Ids.of(transfer, "batch_id");
    if (batch != null) {
      String other = wave(batch).string("name").orElse("batch " + batch);
      throw rejected(ErrorCode.WORK_STARTED, name + " is in " + other + " already");
    }
  }

  private static RejectedException rejected(ErrorCode code, String why) {
    return Rejections.of(code, STEP, why);
  }
}
