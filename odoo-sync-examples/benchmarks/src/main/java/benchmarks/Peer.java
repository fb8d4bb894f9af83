package benchmarks;

import java.util.List;

/** A client of Odoo as somebody uses it; public because one is compiled while this runs. */
public interface Peer extends AutoCloseable {

  /** Returns its name and its way of working. */
  String name();

  /**
   * Reads deliveries with their lines.
   *
   * @param origin the value of their field {@code origin}
   * @param limit how many, in the order of their ids
   */
  List<Delivery> deliveries(String origin, int limit) throws Exception;

  /** Creates one partner a name, with an e-mail address and a city; returns their ids. */
  List<Long> createPartners(List<String> names) throws Exception;

  /** Returns how many HTTP calls it has made so far. */
  long calls();

  @Override
  void close();
}
