package io.github.odoosync.connectors.ubl;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Gln;
import io.github.odoosync.model.PartyRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Companies and addresses as elements. */
final class PartyForm {

  private PartyForm() {}

  /**
   * Writes a company.
   *
   * @param ref by which numbers documents know it; null if it is the own company
   * @param taxed whether its VAT identifier is written
   */
  static void write(Element parent, UblParty company, @Nullable PartyRef ref, boolean taxed) {
    Element party = parent.add("Party");
    party.leaf("EndpointID", company.endpoint(), Map.of("schemeID", company.scheme()));
    if (ref != null) {
      writeNumber(party.add("PartyIdentification"), company, ref);
    }
    party.add("PartyName").leaf("Name", company.name());
    write(party.add("PostalAddress"), company.address());
    Optional<String> vatId = company.vatId().filter(id -> taxed);
    if (vatId.isPresent()) {
      Element tax = party.add("PartyTaxScheme").leaf("CompanyID", vatId.get());
      tax.add("TaxScheme").leaf("ID", "VAT");
    }
    party
        .add("PartyLegalEntity")
        .leaf("RegistrationName", company.name())
        .leaf("CompanyID", company.companyId().orElse(null));
  }

  // A buyer has one number at most; a GLN that is the endpoint is there already.
  private static void writeNumber(Element number, UblParty company, PartyRef ref) {
    Optional<String> gln = ref.gln().map(Gln::value);
    if (ref.code().isPresent()) {
      number.leaf("ID", ref.code().get());
    } else if (gln.isPresent() && !isEndpoint(company, gln.get())) {
      number.leaf("ID", gln.get(), Map.of("schemeID", Names.GLN));
    }
  }

  private static boolean isEndpoint(UblParty company, String gln) {
    return company.scheme().equals(Names.GLN) && company.endpoint().equals(gln);
  }

  /** Reads by which numbers a company is known. */
  static PartyRef read(Element party) {
    Builder<PartyRef> ref = PartyRef.builder();
    boolean numbered = setGln(ref, party.find("EndpointID"));
    for (Element each : party.all("PartyIdentification")) {
      Optional<Element> id = each.find("ID");
      if (isGln(id)) {
        numbered |= setGln(ref, id);
      } else if (id.isPresent() && !id.get().text().isEmpty()) {
        ref.set(PartyRef.CODE, id.get().text());
        numbered = true;
      }
    }
    if (!numbered) {
      ref.set(
          PartyRef.CODE,
          Stream.of(
                  party.text("PartyTaxScheme", "CompanyID"),
                  party.text("PartyLegalEntity", "CompanyID"),
                  party.text("EndpointID"))
              .flatMap(Optional::stream)
              .findFirst()
              .orElseThrow(() -> new BadUbl("MISSING", "A company has neither number nor name")));
    }
    return ref.set(PartyRef.NAME, name(party)).build();
  }

  static @Nullable String name(Element party) {
    return party
        .text("PartyName", "Name")
        .or(() -> party.text("PartyLegalEntity", "RegistrationName"))
        .orElse(null);
  }

  private static boolean isGln(Optional<Element> id) {
    return id.isPresent() && Names.GLN.equals(id.get().attributes().get("schemeID"));
  }

  // A wrong check digit makes it a number like any other, and no GLN.
  private static boolean setGln(Builder<PartyRef> ref, Optional<Element> id) {
    if (!isGln(id)) {
      return false;
    }
    try {
      ref.set(PartyRef.GLN, new Gln(id.orElseThrow().text()));
      return true;
    } catch (OdooSyncException e) {
      return false;
    }
  }

  /** Returns whether a company is the own one, by its electronic address or a number. */
  static boolean isSame(Element party, UblParty own) {
    Optional<Element> endpoint = party.find("EndpointID");
    boolean addressed =
        endpoint.isPresent()
            && own.scheme().equals(endpoint.get().attributes().get("schemeID"))
            && own.endpoint().equals(endpoint.get().text());
    return addressed
        || (own.vatId().isPresent()
            && own.vatId().equals(party.text("PartyTaxScheme", "CompanyID")))
        || (own.companyId().isPresent()
            && own.companyId().equals(party.text("PartyLegalEntity", "CompanyID")));
  }

  static void write(Element place, Address address) {
    List<String> lines = address.lines();
    place
        .leaf("StreetName", lines.isEmpty() ? null : lines.get(0))
        .leaf("AdditionalStreetName", lines.size() < 2 ? null : lines.get(1))
        .leaf("CityName", address.city().orElse(null))
        .leaf("PostalZone", address.postalCode().orElse(null))
        .leaf("CountrySubentity", address.region().orElse(null));
    lines.stream().skip(2).forEach(line -> place.add("AddressLine").leaf("Line", line));
    place.add("Country").leaf("IdentificationCode", address.country().orElse(null));
  }

  static Address readAddress(Element place) {
    List<String> lines = new ArrayList<>();
    place.text("StreetName").ifPresent(lines::add);
    place.text("AdditionalStreetName").ifPresent(lines::add);
    place.all("AddressLine").forEach(line -> line.text("Line").ifPresent(lines::add));
    Optional<String> country = place.text("Country", "IdentificationCode");
    Optional<String> region =
        place
            .text("CountrySubentity")
            .filter(code -> code.matches(country.orElse("-") + "-[A-Z0-9]{1,3}"));
    return Address.builder()
        .set(Address.LINES, lines)
        .set(Address.CITY, place.text("CityName").orElse(null))
        .set(Address.POSTAL_CODE, place.text("PostalZone").orElse(null))
        .set(Address.REGION, region.orElse(null))
        .set(Address.COUNTRY, country.orElse(null))
        .build();
  }
}
