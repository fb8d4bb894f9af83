package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.PartyRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A party with its address and contact, in a loop that begins with its code.
 *
 * @param <P> the document or part
 */
public abstract class PartyLoop<P extends Part> implements Node<P> {

  private final String tag;
  private final String code;
  private final Slot<P, PartyRef> party;
  private final Slot<P, Address> address;
  private final Slot<P, Contact> contact;
  private final boolean assumed;

  /**
   * For the standards.
   *
   * @param tag of the segment that begins the loop
   * @param code what the party is in this document
   * @param party who it is
   * @param address where it is
   * @param contact whom to call there
   * @param assumed whether it is the partner where nobody is named
   */
  protected PartyLoop(
      String tag,
      String code,
      Slot<P, PartyRef> party,
      Slot<P, Address> address,
      Slot<P, Contact> contact,
      boolean assumed) {
    this.tag = tag;
    this.code = code;
    this.party = party;
    this.address = address;
    this.contact = contact;
    this.assumed = assumed;
  }

  /** Returns what the party is in this document. */
  protected final String code() {
    return code;
  }

  /** Writes what there is; something always is. */
  protected abstract void write(
      @Nullable PartyRef who, @Nullable Address where, @Nullable Contact whom, Output to);

  /** Reads who it is; null if it has neither code nor GLN. */
  protected abstract @Nullable PartyRef party(Segment head, Context context);

  /**
   * Reads where it is.
   *
   * @param named whether the party is known, so that the first name is the party's
   */
  protected abstract Draft<Address> address(Scope loop, boolean named, Context context);

  /** Reads whom to call. */
  protected abstract Draft<Contact> contact(Scope loop);

  @Override
  public final void write(P part, Output to) {
    PartyRef who = party.get(part);
    Address where = address.get(part);
    Contact whom = contact.get(part);
    if (who != null || where != null || whom != null) {
      write(who, where, whom, to);
    }
  }

  @Override
  public final void read(Scope from, Draft<P> draft, Context context) {
    Optional<Scope> loop =
        from.loops(tag).stream()
            .filter(each -> each.head().at(1).strip().equals(code))
            .filter(each -> each.take(tag, segment -> true).isPresent())
            .findFirst();
    PartyRef who = loop.map(each -> party(each.head(), context)).orElse(null);
    if (who != null) {
      party.put(draft, who);
    } else if (assumed) {
      party.put(draft, context.partner().party());
    }
    loop.ifPresent(each -> readRest(each, who != null, draft, context));
  }

  private void readRest(Scope loop, boolean named, Draft<P> draft, Context context) {
    Draft<Address> where = address(loop, named, context);
    if (where.isTouched()) {
      address.put(draft, where.build());
    }
    Draft<Contact> whom = contact(loop);
    if (whom.isTouched()) {
      contact.put(draft, whom.build());
    }
  }
}
