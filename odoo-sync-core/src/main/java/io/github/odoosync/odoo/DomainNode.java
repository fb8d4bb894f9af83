package io.github.odoosync.odoo;

import java.util.List;

/** What a domain is made of. */
sealed interface DomainNode {

  /** All records. */
  record All() implements DomainNode {}

  /** No record. */
  record None() implements DomainNode {}

  /** One comparison; the value is plain JSON or a domain on the related records. */
  record Condition(String field, String operator, Object value) implements DomainNode {

    List<Object> toJson() {
      return List.of(field, operator, value instanceof Domain below ? below.toJson() : value);
    }
  }

  /** Two or more members, none of which is a group of the same kind. */
  record Group(boolean and, List<Domain> members) implements DomainNode {}

  /** What is not in a domain. */
  record Not(Domain member) implements DomainNode {}
}
