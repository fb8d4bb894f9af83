package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Gln;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.PartyRef;
import org.jspecify.annotations.Nullable;

/** How files name parties and places: by one number, and a name for people. */
public final class Named {

  private Named() {}

  /** Returns a party; null if there is neither code nor GLN. */
  public static @Nullable PartyRef party(@Nullable String code, @Nullable Gln gln, String name) {
    if (code == null && gln == null) {
      return null;
    }
    return PartyRef.builder()
        .set(PartyRef.CODE, code)
        .set(PartyRef.GLN, gln)
        .set(PartyRef.NAME, name)
        .build();
  }

  /** Returns a place as a party, which is how files name it. */
  public static <P extends Part> Slot<P, PartyRef> place(Slot<P, LocationRef> slot) {
    return slot.as(Named::asParty, Named::asPlace);
  }

  private static @Nullable PartyRef asParty(LocationRef place) {
    return party(place.code().orElse(null), place.gln().orElse(null), place.name().orElse(""));
  }

  private static LocationRef asPlace(PartyRef party) {
    return LocationRef.builder()
        .set(LocationRef.CODE, party.code().orElse(null))
        .set(LocationRef.GLN, party.gln().orElse(null))
        .set(LocationRef.NAME, party.name().orElse(null))
        .build();
  }
}
