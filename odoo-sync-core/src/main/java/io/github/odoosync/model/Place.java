package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** Where in a document a value stands, for the errors about it. */
record Place(@Nullable Place parent, String step) {

  static Place root(String name) {
    return new Place(null, name);
  }

  Place field(String name) {
    return new Place(this, "." + name);
  }

  Place item(int index) {
    return new Place(this, "[" + index + "]");
  }

  InvalidValueException unreadable(String why) {
    return InvalidValueException.of(ErrorCode.UNREADABLE_DOCUMENT, this + ": " + why);
  }

  InvalidValueException missing() {
    return InvalidValueException.of(ErrorCode.MISSING_FIELD, this + " is missing");
  }

  /** Returns the same refusal, saying where the refused value stands unless it says so already. */
  InvalidValueException at(InvalidValueException refusal) {
    Failure failure = refusal.failure();
    if (failure.detail().startsWith(toString())) {
      return refusal;
    }
    return new InvalidValueException(
        Failure.of(failure.code(), this + ": " + failure.detail()), refusal);
  }

  @Override
  public String toString() {
    return parent == null ? step : parent + step;
  }
}
