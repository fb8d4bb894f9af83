package migration;

import io.github.odoosync.model.party.Party;
import java.util.List;

/** A customer as the application knows it. */
record Customer(String number, String name, String region) {

  /** The application's customers. */
  static List<Customer> all() {
    return List.of(
        new Customer("C-1", "Ann", "north"),
        new Customer("C-2", "Bob Ltd", "north"),
        new Customer("C-3", "Cid", "south"),
        new Customer("C-4", "Dee", "south"));
  }

  Party party() {
    return Party.builder(number).set(Party.CODE, number).set(Party.NAME, name).build();
  }
}
