package io.github.odoosync.odoo;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.UnansweredWizardException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a method of Odoo's answered: that it is done, or what its user would see next.
 *
 * <p>Odoo's buttons answer nothing, {@code true}, {@code false} or null when they have done their
 * work, and an action for the web client when they have something to show. That action can be a
 * mere view of the result, or a wizard without whose answer <em>nothing was done</em>. The closed
 * set of Odoo's kinds of action; a new case is a major change.
 */
public sealed interface ActionResult {

  /**
   * The method has done its work.
   *
   * @param value what it returned: {@code true}, {@code false}, null, or a value that is no action
   */
  record Done(@Nullable Object value) implements ActionResult {}

  /**
   * A dialog that has to be answered first; the method has done nothing yet, or not all.
   *
   * <p>A window is taken for a wizard when it opens as a dialog ({@code target: new}), or when it
   * names no records to show. An action of a kind that is not known here is one too, with that kind
   * for a model.
   *
   * @param operation the method that answered with it, such as {@code
   *     stock.picking.button_validate}
   * @param model the wizard's model, such as {@code stock.backorder.confirmation}
   * @param recordId the wizard's record where the server has made one
   * @param title the dialog's title; may be empty
   * @param context the context that the wizard's calls need: without it they answer true and do
   *     nothing
   */
  record Wizard(
      String operation,
      String model,
      OptionalLong recordId,
      String title,
      Map<String, @Nullable Object> context)
      implements ActionResult {}

  /**
   * A window that shows records: the return that was made, the invoices of an order.
   *
   * @param model the records' model
   * @param recordId the record, where it is one
   * @param domain what selects them, as the server wrote it: a list or the text of one; null where
   *     there is none
   * @param context the window's context
   */
  record Records(
      String model,
      OptionalLong recordId,
      @Nullable Object domain,
      Map<String, @Nullable Object> context)
      implements ActionResult {

    /**
     * Returns the id of the one record shown.
     *
     * @throws UnansweredWizardException if the window shows a list
     */
    public long id() {
      return recordId.orElseThrow(() -> unexpected("a list of " + model + ", not one record"));
    }
  }

  /**
   * Something for the web client to do: print, notify, reload. The method has done its work.
   *
   * @param tag what to do, such as {@code do_multi_print}
   * @param params its parameters; empty if there are none
   */
  record ClientAction(String tag, Map<String, @Nullable Object> params) implements ActionResult {}

  /**
   * A report to print. The method has done its work.
   *
   * @param name the report's technical name, such as {@code stock.report_deliveryslip}
   * @param recordIds the records to print, where the server names them
   */
  record Report(String name, List<Long> recordIds) implements ActionResult {

    /** Copies the list. */
    public Report {
      recordIds = List.copyOf(recordIds);
    }
  }

  /**
   * An address to open. The method has done its work.
   *
   * @param url absolute, or relative to the server
   */
  record Url(String url) implements ActionResult {}

  /**
   * Returns this, if the method has done its work.
   *
   * @throws UnansweredWizardException if a wizard waits for its answer
   */
  default ActionResult expectDone() {
    if (this instanceof Wizard wizard) {
      String detail =
          "The wizard " + wizard.model() + named(wizard.title()) + " waits for an answer";
      throw new UnansweredWizardException(
          Failure.of(
              ErrorCode.UNANSWERED_WIZARD, wizard.operation(), 0, Outcome.NOT_COMMITTED, detail),
          null);
    }
    return this;
  }

  /**
   * Returns the window of records that the method answered with.
   *
   * @throws UnansweredWizardException if it answered with anything else
   */
  default Records expectRecords() {
    expectDone();
    if (this instanceof Records records) {
      return records;
    }
    throw unexpected("no records: " + getClass().getSimpleName());
  }

  /** Returns the wizard to answer, if this is one. */
  default Optional<Wizard> wizard() {
    return this instanceof Wizard wizard ? Optional.of(wizard) : Optional.empty();
  }

  private static String named(String title) {
    return title.isEmpty() ? "" : " (\"" + title + "\")";
  }

  private static UnansweredWizardException unexpected(String what) {
    String detail = "The method answered with " + what;
    return new UnansweredWizardException(Failure.of(ErrorCode.UNANSWERED_WIZARD, detail), null);
  }
}
