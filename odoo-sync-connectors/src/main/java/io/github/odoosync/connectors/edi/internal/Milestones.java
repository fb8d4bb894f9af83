package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.Milestone;
import io.github.odoosync.model.shipment.MilestoneVocabulary;
import io.github.odoosync.model.shipment.MilestoneVocabulary.ForeignCode;
import io.github.odoosync.model.shipment.MilestoneVocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/** How milestones are told in the codes of a standard. */
public final class Milestones {

  private Milestones() {}

  /** Returns the code to write: the one that came, if it came in this vocabulary. */
  public static ForeignCode code(Milestone milestone, MilestoneVocabulary vocabulary) {
    String own = milestone.foreignCode().orElse(null);
    if (own != null && milestone.source().filter(vocabulary.name()::equals).isPresent()) {
      return new ForeignCode(own, milestone.foreignDetail().orElse(null));
    }
    Meaning meaning =
        new Meaning(milestone.code(), milestone.detail().orElse(null), milestone.timing());
    return vocabulary
        .codeFor(meaning)
        .orElseThrow(
            () -> new BadElement(Problem.BAD_VALUE, "'" + milestone.code() + "' has no code"));
  }

  /** Remembers the carrier, whose numbers a file has alone. */
  public static @Nullable String carrierOf(Iterable<TrackingNumber> numbers) {
    for (TrackingNumber number : numbers) {
      return number.carrier();
    }
    return null;
  }
}
