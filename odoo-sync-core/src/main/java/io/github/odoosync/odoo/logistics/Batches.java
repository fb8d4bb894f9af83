package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.error.UserErrorException;
import io.github.odoosync.error.ValidationException;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Transfers that are worked on together: batches, and waves, which Odoo keeps as batches with a
 * mark. Thread-safe.
 */
public final class Batches {

  private static final String MODEL = "stock.picking.batch";
  private static final String TRANSFER = "stock.picking";

  private final Server server;
  private final Transfers transfers;
  private final WaveLines lines;

  Batches(Server server, Transfers transfers) {
    this.server = server;
    this.transfers = transfers;
    this.lines = new WaveLines(server);
  }

  /**
   * A batch or wave.
   *
   * @param state {@code draft}, {@code in_progress}, {@code done} or {@code cancel}
   * @param transferIds the transfers in it
   */
  public record Batch(long id, String name, String state, boolean wave, List<Long> transferIds) {

    /** Copies the list. */
    public Batch {
      transferIds = List.copyOf(transferIds);
    }
  }

  /**
   * Returns a batch.
   *
   * @throws RejectedException if there is none, or it is hidden
   */
  public Batch get(long id) {
    server.require(Needs.BATCHES);
    OdooRecord batch =
        server
            .model(MODEL, "name", "state", "is_wave", "picking_ids")
            .byId(id)
            .orElseThrow(() -> rejected(ErrorCode.NOT_FOUND, "read", "There is no batch " + id));
    return new Batch(
        id,
        batch.string("name").orElse(""),
        batch.string("state").orElse(""),
        batch.flag("is_wave"),
        batch.ids("picking_ids"));
  }

  /** Puts open transfers into a new batch and starts it. */
  public StepResult<Batch> batch(Collection<Long> transferIds) {
    return create(transferIds, false);
  }

  /** Puts open transfers into a new wave and starts it. */
  public StepResult<Batch> wave(Collection<Long> transferIds) {
    return create(transferIds, true);
  }

  /**
   * Puts lines of open transfers into a new wave and starts it.
   *
   * <p>Odoo splits a transfer of which not all lines are taken: those go on in a transfer of the
   * wave, which has the same origin and order; the others stay where they are. Only what is
   * reserved has lines. Of two such calls at the same time the later may take the lines over; they
   * end in one wave.
   *
   * @param lineIds the {@linkplain TransferLine.Part#id parts} to take, of one type of operation
   * @return not acted if they are in one wave already
   * @throws RejectedException with {@code NOT_FOUND} if a line is not there any more, with {@code
   *     WORK_STARTED} if one is in another batch, with {@code SERVER_LACKS} if the app is not
   *     installed
   */
  public StepResult<Batch> waveOfLines(Collection<Long> lineIds) {
    return started(lines.putIntoNew(lineIds));
  }

  /**
   * Puts lines of open transfers into a wave that is not done, and starts it; as {@link
   * #waveOfLines}.
   *
   * @return not acted if they are in this wave already
   * @throws RejectedException also with {@code WRONG_STATE} if it is no wave, or done or cancelled
   */
  public StepResult<Batch> addLines(long waveId, Collection<Long> lineIds) {
    return started(lines.putInto(waveId, lineIds));
  }

  private StepResult<Batch> started(StepResult<Long> wave) {
    StepResult<Batch> started = start(wave.value());
    return new StepResult<>(wave.acted() || started.acted(), started.value());
  }

  private StepResult<Batch> create(Collection<Long> transferIds, boolean wave) {
    server.require(Needs.BATCHES);
    Set<Long> asked = new HashSet<>(transferIds);
    Set<Long> batches = new HashSet<>();
    boolean loose = false;
    for (OdooRecord transfer :
        server.model(TRANSFER, "batch_id", "state", "name").byIds(asked).values()) {
      requireOpen(transfer);
      Long batch = Ids.of(transfer, "batch_id");
      loose = loose || batch == null;
      if (batch != null) {
        batches.add(batch);
      }
    }
    if (batches.isEmpty()) {
      return StepResult.acted(start(made(asked, wave)).value());
    }
    Batch there = get(batches.iterator().next());
    boolean same = !loose && batches.size() == 1 && asked.equals(Set.copyOf(there.transferIds()));
    if (!same || there.wave() != wave) {
      throw rejected(
          ErrorCode.WORK_STARTED, "create", "Some of the transfers are in " + there.name());
    }
    return start(there.id());
  }

  private static void requireOpen(OdooRecord transfer) {
    String state = transfer.string("state").orElse("");
    if (state.equals("done") || state.equals("cancel")) {
      throw rejected(
          ErrorCode.WRONG_STATE,
          "create",
          transfer.string("name").orElse("A transfer") + " is " + state);
    }
  }

  private long made(Set<Long> transferIds, boolean wave) {
    List<Command> links = transferIds.stream().sorted().map(Command::link).toList();
    return server.model(MODEL).create(Values.of("is_wave", wave).with("picking_ids", links));
  }

  /**
   * Starts a batch.
   *
   * @return not acted if it was started already, or is done or cancelled
   */
  public StepResult<Batch> start(long id) {
    Batch batch = get(id);
    if (!batch.state().equals("draft")) {
      return StepResult.alreadyDone(batch);
    }
    server.model(MODEL).action("action_confirm", List.of(id)).expectDone();
    return StepResult.acted(get(id));
  }

  /**
   * Does the transfers of a batch exactly as they were confirmed: each is marked, all are validated
   * together, and each is compared with what was confirmed. One of which nothing was confirmed
   * leaves the batch, as with Odoo's own button. To be called again after any failure.
   *
   * @param confirmed the lines by transfer
   * @param rest what becomes of what was not confirmed
   * @return the transfers that were done; acted if any of them was not done before
   */
  public StepResult<List<Shipped>> complete(
      long id, Map<Long, List<ConfirmedLine>> confirmed, BackorderPolicy rest) {
    Batch batch = get(id);
    Map<Long, List<ConfirmedLine>> handled = new TreeMap<>(confirmed);
    handled.values().removeIf(lines -> lines.stream().allMatch(l -> l.quantity().signum() == 0));
    List<Long> open = openOf(id);
    boolean acted = validated(batch, open, handled, rest);
    List<Shipped> done = new ArrayList<>();
    for (Map.Entry<Long, List<ConfirmedLine>> each : handled.entrySet()) {
      requirePartOf(batch, each.getKey());
      StepResult<Shipped> result = transfers.complete(each.getKey(), each.getValue(), rest);
      acted = acted || result.acted();
      done.add(result.value());
    }
    return new StepResult<>(dropOpen(id) || acted, done);
  }

  private List<Long> openOf(long id) {
    return server
        .model(TRANSFER)
        .where(field("batch_id").eq(id), field("state").notIn("done", "cancel"))
        .ids();
  }

  private boolean validated(
      Batch batch, List<Long> open, Map<Long, List<ConfirmedLine>> handled, BackorderPolicy rest) {
    try {
      return validate(batch, open, handled, rest);
    } catch (UserErrorException | ValidationException refused) {
      // Another call may have done them meanwhile; then Odoo refuses to mark and to validate them.
      if (openOf(batch.id()).stream().anyMatch(handled::containsKey)) {
        throw refused;
      }
      return false;
    }
  }

  /** A batch in which nothing is marked would ship all it has reserved: it is not validated. */
  private boolean validate(
      Batch batch, List<Long> open, Map<Long, List<ConfirmedLine>> handled, BackorderPolicy rest) {
    if (open.stream().noneMatch(handled::containsKey)) {
      return false;
    }
    List<Long> without = new ArrayList<>();
    for (Long transfer : open) {
      List<ConfirmedLine> lines = handled.getOrDefault(transfer, List.of());
      BackorderPolicy policy = lines.isEmpty() ? BackorderPolicy.BACKORDER : rest;
      if (transfers.prepare(transfer, lines, policy)) {
        without.add(transfer);
      }
    }
    new Validation(server.client(), Validation.Button.ofBatch(batch.id()), without).run();
    return true;
  }

  private void requirePartOf(Batch batch, long transfer) {
    if (!batch.transferIds().contains(transfer) && transfers.get(transfer).open()) {
      throw rejected(
          ErrorCode.NOT_IN_TRANSFER,
          "complete",
          "Transfer " + transfer + " is not in " + batch.name());
    }
  }

  private boolean dropOpen(long id) {
    List<Long> open = openOf(id);
    server.model(TRANSFER).write(open, Values.of("batch_id", null));
    return !open.isEmpty();
  }

  /**
   * Cancels a batch; its transfers stay as they are, without it.
   *
   * @return not acted if it was cancelled already
   */
  public StepResult<Batch> cancel(long id) {
    Batch batch = get(id);
    if (batch.state().equals("cancel")) {
      return StepResult.alreadyDone(batch);
    }
    if (batch.state().equals("done")) {
      throw rejected(ErrorCode.WRONG_STATE, "cancel", batch.name() + " is done");
    }
    server.model(MODEL).action("action_cancel", List.of(id)).expectDone();
    return StepResult.acted(get(id));
  }

  private static RejectedException rejected(ErrorCode code, String step, String why) {
    return Rejections.of(code, MODEL + "." + step, why);
  }
}
