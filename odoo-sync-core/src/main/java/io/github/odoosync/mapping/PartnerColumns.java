package io.github.odoosync.mapping;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of {@code res.partner} that make up one field of a document together. */
final class PartnerColumns {

  private PartnerColumns() {}

  static Column<Address> address() {
    return Column.of(
        List.of("street", "street2", "city", "zip", "state_id.code", "country_id.code"),
        PartnerColumns::readAddress,
        PartnerColumns::writeAddress);
  }

  static Column<Contact> contact(boolean mobile) {
    List<String> reads = new ArrayList<>(List.of("phone", "email", "lang"));
    if (mobile) {
      reads.add("mobile");
    }
    return Column.of(
        reads,
        source -> readContact(source, mobile),
        (value, current, target) -> writeContact(value, mobile, target));
  }

  private static @Nullable Address readAddress(Source source) {
    String country = source.text("country_id.code");
    List<String> lines = new ArrayList<>();
    for (String path : List.of("street", "street2")) {
      String line = source.text(path);
      if (line != null && !line.isBlank()) {
        lines.add(line);
      }
    }
    Address address =
        Address.builder()
            .set(Address.LINES, lines)
            .set(Address.CITY, source.text("city"))
            .set(Address.POSTAL_CODE, source.text("zip"))
            .set(Address.COUNTRY, country)
            .set(Address.REGION, region(country, source.text("state_id.code")))
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

  private static @Nullable Contact readContact(Source source, boolean mobile) {
    String language = source.text("lang");
    Contact contact =
        Contact.builder()
            .set(Contact.PHONE, source.text("phone"))
            .set(Contact.MOBILE, mobile ? source.text("mobile") : null)
            .set(Contact.EMAIL, source.text("email"))
            .set(Contact.LANGUAGE, language == null ? null : Languages.tag(language))
            .build();
    return contact.equals(Contact.builder().build()) ? null : contact;
  }

  private static void writeContact(Contact value, boolean mobile, Target target) {
    value.phone().ifPresent(phone -> target.put("phone", phone));
    value.email().ifPresent(email -> target.put("email", email));
    value.language().ifPresent(tag -> target.put("lang", Languages.code(tag)));
    if (mobile) {
      value.mobile().ifPresent(number -> target.put("mobile", number));
    }
  }
}
