package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Digits;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Named;
import io.github.odoosync.connectors.edi.internal.Output;
import io.github.odoosync.connectors.edi.internal.PartyForm;
import io.github.odoosync.connectors.edi.internal.Regions;
import io.github.odoosync.connectors.edi.internal.Scope;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Gln;
import io.github.odoosync.model.PartyRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A party in NAD, with its contact. Its name stands in C058, that of its address in C080. */
final class NadLoop implements PartyForm {

  static final PartyForm PARTY = new NadLoop();

  private static final String GS1 = "9";
  private static final Kind<String> NUMBER = Kind.id(17);
  private static final Kind<String> NAME = Kind.text(35);
  private static final Kind<String> POSTAL_CODE = Kind.id(9);
  private static final Kind<String> PHONE = Kind.text(512);

  private NadLoop() {}

  @Override
  public String tag() {
    return "NAD";
  }

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.loop("NAD").tag("CTA", "COM");
  }

  @Override
  public void write(
      String code,
      @Nullable PartyRef who,
      @Nullable Address where,
      @Nullable Contact whom,
      Output to) {
    Segment.Draft head = new Segment.Draft("NAD");
    head.put(1, 1, code);
    if (who != null) {
      writeParty(who, head, to.context());
    }
    if (where != null) {
      writeAddress(where, head, to.context());
    }
    to.add(head.build());
    if (whom != null) {
      writeContact(whom, to);
    }
  }

  private static void writeParty(PartyRef who, Segment.Draft head, Context context) {
    if (who.gln().isPresent()) {
      head.put(2, 1, who.gln().get().value());
      head.put(2, 3, GS1);
    } else if (who.code().isPresent()) {
      head.put(2, 1, NUMBER.write(who.code().get(), context));
      head.put(2, 3, "92");
    }
    who.name().ifPresent(name -> head.put(3, 1, NAME.write(name, context)));
  }

  private static void writeAddress(Address where, Segment.Draft head, Context context) {
    where.name().ifPresent(name -> head.put(4, 1, NAME.write(name, context)));
    List<String> lines = where.lines();
    for (int i = 0; i < Math.min(3, lines.size()); i++) {
      head.put(5, i + 1, NAME.write(lines.get(i), context));
    }
    where.city().ifPresent(city -> head.put(6, 1, NAME.write(city, context)));
    head.put(7, 1, Regions.bare(where));
    where.postalCode().ifPresent(postal -> head.put(8, 1, POSTAL_CODE.write(postal, context)));
    where.country().ifPresent(country -> head.put(9, 1, country));
  }

  private static void writeContact(Contact whom, Output to) {
    Segment.Draft person = new Segment.Draft("CTA");
    person.put(1, 1, "DL");
    whom.name().ifPresent(name -> person.put(2, 2, NAME.write(name, to.context())));
    to.add(person.build());
    reach("TE", whom.phone(), to);
    reach("EM", whom.email(), to);
    reach("AL", whom.mobile(), to);
  }

  private static void reach(String channel, Optional<String> value, Output to) {
    value.ifPresent(
        text -> {
          Segment.Draft reach = new Segment.Draft("COM");
          reach.put(1, 1, PHONE.write(text, to.context()));
          reach.put(1, 2, channel);
          to.add(reach.build());
        });
  }

  @Override
  public @Nullable PartyRef party(Segment head, Context context) {
    String number = head.at(2).strip();
    boolean isGln = head.at(2, 3).strip().equals(GS1) && !number.isEmpty();
    Gln gln = isGln ? Digits.gln(number, head, 2, context) : null;
    return Named.party(gln == null && !number.isEmpty() ? number : null, gln, head.at(3).strip());
  }

  @Override
  public Draft<Address> address(Scope loop, boolean named, Context context) {
    Segment head = loop.head();
    Draft<Address> where = new Draft<>(Address.SHAPE);
    where.setText(Address.NAME, head.at(4));
    for (int i = 1; i <= 4; i++) {
      where.addText(Address.LINES, head.at(5, i));
    }
    where.setText(Address.CITY, head.at(6));
    where.setText(Address.POSTAL_CODE, head.at(8));
    Regions.put(where, head.at(9).strip(), head.at(7).strip(), context);
    return where;
  }

  @Override
  public Draft<Contact> contact(Scope loop) {
    Draft<Contact> whom = new Draft<>(Contact.SHAPE);
    loop.take("CTA", segment -> true)
        .ifPresent(person -> whom.setText(Contact.NAME, person.at(2, 2)));
    for (Segment reach : loop.takeAll("COM", segment -> true)) {
      Field<String> channel =
          switch (reach.at(1, 2).strip()) {
            case "EM" -> Contact.EMAIL;
            case "AL" -> Contact.MOBILE;
            default -> Contact.PHONE;
          };
      whom.setText(channel, reach.at(1));
    }
    return whom;
  }
}
