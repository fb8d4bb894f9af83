package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.PartyRef;
import java.util.Optional;

/**
 * A party with its address and contact, in a loop that begins with its code.
 *
 * @param <P> the document or part
 */
final class PartyLoop<P extends Part> implements Node<P> {

  private final PartyForm form;
  private final String code;
  private final Slot<P, PartyRef> party;
  private final Slot<P, Address> address;
  private final Slot<P, Contact> contact;
  private final boolean assumed;

  PartyLoop(
      PartyForm form,
      String code,
      Slot<P, PartyRef> party,
      Slot<P, Address> address,
      Slot<P, Contact> contact,
      boolean assumed) {
    this.form = form;
    this.code = code;
    this.party = party;
    this.address = address;
    this.contact = contact;
    this.assumed = assumed;
  }

  @Override
  public void declare(Scope.Grammar grammar) {
    form.declare(grammar);
  }

  @Override
  public void write(P part, Output to) {
    PartyRef who = party.get(part);
    Address where = address.get(part);
    Contact whom = contact.get(part);
    if (who != null || where != null || whom != null) {
      form.write(code, who, where, whom, to);
    }
  }

  @Override
  public void read(Scope from, Draft<P> draft, Context context) {
    Optional<Scope> loop =
        from.loops(form.tag()).stream()
            .filter(each -> each.head().at(1).strip().equals(code))
            .filter(each -> each.take(form.tag(), segment -> true).isPresent())
            .findFirst();
    PartyRef who = loop.map(each -> form.party(each.head(), context)).orElse(null);
    if (who != null) {
      party.put(draft, who);
    } else if (assumed) {
      party.put(draft, context.partner().party());
    }
    loop.ifPresent(each -> readRest(each, who != null, draft, context));
  }

  private void readRest(Scope loop, boolean named, Draft<P> draft, Context context) {
    Draft<Address> where = form.address(loop, named, context);
    if (where.isTouched()) {
      address.put(draft, where.build());
    }
    Draft<Contact> whom = form.contact(loop);
    if (whom.isTouched()) {
      contact.put(draft, whom.build());
    }
  }
}
