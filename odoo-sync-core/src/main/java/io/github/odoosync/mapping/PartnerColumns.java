package io.github.odoosync.mapping;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Gln;
import io.github.odoosync.model.party.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of {@code res.partner} that make up one field of a document together. */
final class PartnerColumns {

  private static final Map<Party.Role, String> RANKS =
      Map.of(Party.Role.CUSTOMER, "customer_rank", Party.Role.SUPPLIER, "supplier_rank");

  private PartnerColumns() {}

  /**
   * The postal address.
   *
   * @param partner the path to the partner with its dot; empty for the record itself
   */
  static Column<Address> address(String partner) {
    List<String> reads =
        Stream.of("street", "street2", "city", "zip", "state_id.code", "country_id.code")
            .map(partner::concat)
            .toList();
    return Column.of(reads, source -> readAddress(source, partner), PartnerColumns::writeAddress)
        .clearedBy("street", "street2", "city", "zip", "state_id", "country_id")
        .losing(value -> value.name().isPresent() ? List.of("name") : List.of());
  }

  /**
   * How to reach somebody.
   *
   * @param partner the path to the partner with its dot; empty for the record itself
   * @param mobile whether the server has a field for the mobile number
   */
  static Column<Contact> contact(String partner, boolean mobile) {
    List<String> fields = new ArrayList<>(List.of("phone", "email", "lang", "company_name"));
    if (mobile) {
      fields.add("mobile");
    }
    return Column.of(
            fields.stream().map(partner::concat).toList(),
            source -> readContact(source, partner, mobile),
            (Contact value, @Nullable Contact current, Target target) ->
                writeContact(value, mobile, target))
        .clearedBy(fields.toArray(String[]::new))
        .losing(value -> lost(value, mobile));
  }

  /**
   * The person's name is that of the partner: a contact of another name is a partner of its own.
   */
  private static List<String> lost(Contact value, boolean mobile) {
    List<String> lost = new ArrayList<>();
    value.name().ifPresent(name -> lost.add("name"));
    value.mobile().filter(number -> !mobile).ifPresent(number -> lost.add("mobile"));
    return lost;
  }

  static Column<Gln> gln(String path) {
    return Column.of(
            List.of(path),
            source -> {
              String number = source.text(path);
              return number == null ? null : new Gln(number);
            },
            (Gln value, @Nullable Gln current, Target target) -> target.put(path, value.value()))
        .clearedBy(path);
  }

  /** What a partner is to the company; Odoo knows buying and selling. */
  static Column<List<Party.Role>> roles() {
    Column<List<Party.Role>> column =
        Column.of(
            List.of("customer_rank", "supplier_rank"),
            source -> {
              List<Party.Role> roles = new ArrayList<>();
              RANKS.forEach((role, field) -> addRole(source, role, field, roles));
              return roles;
            },
            (value, current, target) ->
                RANKS.forEach(
                    (role, field) -> {
                      if (value.contains(role) && (current == null || !current.contains(role))) {
                        target.put(field, 1L);
                      }
                    }));
    return column
        .same((a, b, lookups) -> a.stream().filter(RANKS::containsKey).allMatch(b::contains))
        .losing(
            value ->
                value.stream().filter(role -> !RANKS.containsKey(role)).map(Enum::name).toList());
  }

  private static void addRole(
      Source source, Party.Role role, String field, List<Party.Role> roles) {
    Long rank = source.whole(field);
    if (rank != null && rank > 0) {
      roles.add(role);
    }
  }

  private static @Nullable Address readAddress(Source source, String partner) {
    String country = source.text(partner + "country_id.code");
    List<String> lines = new ArrayList<>();
    for (String path : List.of("street", "street2")) {
      String line = source.text(partner + path);
      if (line != null && !line.isBlank()) {
        lines.add(line);
      }
    }
    Address address =
        Address.builder()
            .set(Address.LINES, lines)
            .set(Address.CITY, source.text(partner + "city"))
            .set(Address.POSTAL_CODE, source.text(partner + "zip"))
            .set(Address.COUNTRY, country)
            .set(Address.REGION, region(country, source.text(partner + "state_id.code")))
            .build();
    return address.equals(Address.builder().build()) ? null : address;
  }

  /** Some of Odoo's codes begin with the country, some are no codes of ISO 3166-2 at all. */
  private static @Nullable String region(@Nullable String country, @Nullable String state) {
    if (country == null || state == null) {
      return null;
    }
    String code = state.startsWith(country + "-") ? state : country + "-" + state;
    return code.matches("[A-Z]{2}-[A-Z0-9]{1,3}") ? code : null;
  }

  private static void writeAddress(Address value, @Nullable Address current, Target target) {
    List<String> lines = value.lines();
    if (current == null || !lines.equals(current.lines())) {
      target.put("street", lines.isEmpty() ? null : lines.get(0));
      String rest = String.join(", ", lines.subList(Math.min(1, lines.size()), lines.size()));
      target.put("street2", rest.isEmpty() ? null : rest);
    }
    target.put("city", value.city().orElse(null));
    target.put("zip", value.postalCode().orElse(null));
    String country = value.country().orElse(null);
    String region = value.region().orElse(null);
    String heldCountry = current == null ? null : current.country().orElse(null);
    String heldRegion = current == null ? null : current.region().orElse(null);
    if (!Objects.equals(country, heldCountry)) {
      target.put("country_id", country == null ? null : target.lookups().countryId(country));
    }
    // A state that has no code of ISO 3166-2 is read as none: it stays while the country does.
    if (!Objects.equals(region, heldRegion) || !Objects.equals(country, heldCountry)) {
      target.put("state_id", region == null ? null : target.lookups().regionId(region));
    }
  }

  private static @Nullable Contact readContact(Source source, String partner, boolean mobile) {
    String language = source.text(partner + "lang");
    Contact contact =
        Contact.builder()
            .set(Contact.ORGANISATION, source.text(partner + "company_name"))
            .set(Contact.PHONE, source.text(partner + "phone"))
            .set(Contact.MOBILE, mobile ? source.text(partner + "mobile") : null)
            .set(Contact.EMAIL, source.text(partner + "email"))
            .set(Contact.LANGUAGE, language == null ? null : Languages.tag(language))
            .build();
    return contact.equals(Contact.builder().build()) ? null : contact;
  }

  private static void writeContact(Contact value, boolean mobile, Target target) {
    value.organisation().ifPresent(name -> target.put("company_name", name));
    value.phone().ifPresent(phone -> target.put("phone", phone));
    value.email().ifPresent(email -> target.put("email", email));
    value.language().ifPresent(tag -> target.put("lang", Languages.code(tag)));
    if (mobile) {
      value.mobile().ifPresent(number -> target.put("mobile", number));
    }
  }
}
