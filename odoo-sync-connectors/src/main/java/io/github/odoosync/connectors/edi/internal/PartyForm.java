package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.PartyRef;
import org.jspecify.annotations.Nullable;

/** How a standard writes a party with its address and contact: a loop that begins with a code. */
public interface PartyForm {

  /** Returns the tag of the segment that begins the loop. */
  String tag();

  /** Says which segments the loop has. */
  void declare(Scope.Grammar grammar);

  /**
   * Writes what there is; something always is.
   *
   * @param code what the party is in this document
   */
  void write(
      String code,
      @Nullable PartyRef who,
      @Nullable Address where,
      @Nullable Contact whom,
      Output to);

  /** Reads who it is; null if it has neither code nor GLN. */
  @Nullable PartyRef party(Segment head, Context context);

  /**
   * Reads where it is.
   *
   * @param named whether the party is known, so that the first name is the party's
   */
  Draft<Address> address(Scope loop, boolean named, Context context);

  /** Reads whom to call. */
  Draft<Contact> contact(Scope loop);

  /** Returns a party of which only the reference is told. */
  default <P extends Part> Node<P> named(String code, Slot<P, PartyRef> party) {
    return new PartyLoop<>(this, code, party, Slot.none(), Slot.none(), false);
  }

  /** Returns a party that is the partner where nobody is named. */
  default <P extends Part> Node<P> partner(String code, Slot<P, PartyRef> party) {
    return new PartyLoop<>(this, code, party, Slot.none(), Slot.none(), true);
  }

  /** Returns a party with its address and contact. */
  default <P extends Part> Node<P> at(
      String code, Slot<P, PartyRef> party, Slot<P, Address> address, Slot<P, Contact> contact) {
    return new PartyLoop<>(this, code, party, address, contact, false);
  }
}
