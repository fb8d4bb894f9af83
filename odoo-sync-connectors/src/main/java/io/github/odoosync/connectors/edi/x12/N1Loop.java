package io.github.odoosync.connectors.edi.x12;

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
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Gln;
import io.github.odoosync.model.PartyRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A party in the loop of N1, with its address and contact. */
final class N1Loop implements PartyForm {

  static final PartyForm PARTY = new N1Loop();

  private static final Kind<String> NAME = Kind.text(60);
  private static final Kind<String> NUMBER = Kind.id(80);
  private static final Kind<String> LINE = Kind.text(55);
  private static final Kind<String> TOWN = Kind.text(30);
  private static final Kind<String> POSTAL_CODE = Kind.id(15);
  private static final Kind<String> PHONE = Kind.text(80);

  private N1Loop() {}

  @Override
  public String tag() {
    return "N1";
  }

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.loop("N1").tag("N2", "N3", "N4", "PER");
  }

  @Override
  public void write(
      String code,
      @Nullable PartyRef who,
      @Nullable Address where,
      @Nullable Contact whom,
      Output to) {
    to.add(head(code, who, where, to.context()));
    if (where != null) {
      writeAddress(where, who != null, to);
    }
    if (whom != null) {
      to.add(person(whom, to.context()));
    }
  }

  private Segment head(
      String code, @Nullable PartyRef who, @Nullable Address where, Context context) {
    Segment.Draft head = new Segment.Draft("N1");
    head.constant(1, 1, code);
    Optional<String> name =
        who != null ? who.name() : Optional.ofNullable(where).flatMap(Address::name);
    name.ifPresent(text -> head.put(2, 1, NAME.write(text, context)));
    if (who != null && who.gln().isPresent()) {
      head.put(3, 1, "UL");
      head.put(4, 1, who.gln().get().value());
    } else if (who != null && who.code().isPresent()) {
      head.put(3, 1, "92");
      head.put(4, 1, NUMBER.write(who.code().get(), context));
    }
    if (!head.hasContent()) {
      throw InvalidValueException.of(
          ErrorCode.MISSING_FIELD, "N1 " + code + ": a party has neither name nor number");
    }
    return head.build();
  }

  private static void writeAddress(Address where, boolean named, Output to) {
    Context context = to.context();
    if (named && where.name().isPresent()) {
      to.add(Segment.of("N2", NAME.write(where.name().get(), context)));
    }
    List<String> lines = where.lines().stream().map(line -> LINE.write(line, context)).toList();
    for (int i = 0; i < Math.min(4, lines.size()); i += 2) {
      to.add(
          Segment.of("N3", lines.subList(i, Math.min(lines.size(), i + 2)).toArray(String[]::new)));
    }
    Segment.Draft town = new Segment.Draft("N4");
    where.city().ifPresent(city -> town.put(1, 1, TOWN.write(city, context)));
    String region = Regions.bare(where);
    if (region.length() == 2) {
      town.put(2, 1, region);
    } else if (!region.isEmpty()) {
      town.put(5, 1, "SP");
      town.put(6, 1, region);
    }
    where.postalCode().ifPresent(postal -> town.put(3, 1, POSTAL_CODE.write(postal, context)));
    where.country().ifPresent(country -> town.put(4, 1, country));
    if (town.hasContent()) {
      to.add(town.build());
    }
  }

  private static Segment person(Contact whom, Context context) {
    Segment.Draft person = new Segment.Draft("PER");
    person.constant(1, 1, "DC");
    whom.name().ifPresent(name -> person.put(2, 1, NAME.write(name, context)));
    pair(person, "TE", whom.phone(), context);
    pair(person, "EM", whom.email(), context);
    pair(person, "CP", whom.mobile(), context);
    return person.build();
  }

  private static void pair(
      Segment.Draft person, String qualifier, Optional<String> value, Context context) {
    value.ifPresent(
        text -> {
          int at = person.next(3);
          person.put(at, 1, qualifier);
          person.put(at + 1, 1, PHONE.write(text, context));
        });
  }

  @Override
  public @Nullable PartyRef party(Segment head, Context context) {
    String number = head.at(4).strip();
    boolean isGln = head.at(3).strip().equals("UL") && !number.isEmpty();
    Gln gln = isGln ? Digits.gln(number, head, 4, context) : null;
    return Named.party(gln == null && !number.isEmpty() ? number : null, gln, head.at(2).strip());
  }

  @Override
  public Draft<Address> address(Scope loop, boolean named, Context context) {
    Draft<Address> where = new Draft<>(Address.SHAPE);
    loop.take("N2", segment -> true)
        .ifPresent(segment -> where.setText(Address.NAME, segment.at(1)));
    readAddress(loop, where, context);
    if (!named) {
      where.setText(Address.NAME, loop.head().at(2));
    }
    return where;
  }

  @Override
  public Draft<Contact> contact(Scope loop) {
    return loop.take("PER", segment -> true)
        .map(N1Loop::contact)
        .orElseGet(() -> new Draft<>(Contact.SHAPE));
  }

  private static void readAddress(Scope loop, Draft<Address> where, Context context) {
    for (Segment line : loop.takeAll("N3", segment -> true)) {
      where.addText(Address.LINES, line.at(1));
      where.addText(Address.LINES, line.at(2));
    }
    loop.take("N4", segment -> true)
        .ifPresent(
            town -> {
              where.setText(Address.CITY, town.at(1));
              where.setText(Address.POSTAL_CODE, town.at(3));
              String region = town.at(5).equals("SP") ? town.at(6) : town.at(2);
              Regions.put(where, town.at(4).strip(), region.strip(), context);
            });
  }

  private static Draft<Contact> contact(Segment person) {
    Draft<Contact> whom = new Draft<>(Contact.SHAPE);
    whom.setText(Contact.NAME, person.at(2));
    for (int at = 3; at < person.size(); at += 2) {
      switch (person.at(at)) {
        case "TE" -> whom.setText(Contact.PHONE, person.at(at + 1));
        case "EM" -> whom.setText(Contact.EMAIL, person.at(at + 1));
        case "CP" -> whom.setText(Contact.MOBILE, person.at(at + 1));
        default -> {
          // Other numbers have no place in a contact.
        }
      }
    }
    return whom;
  }
}
