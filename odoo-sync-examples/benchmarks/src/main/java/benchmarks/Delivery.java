package benchmarks;

import java.util.List;

/**
 * A delivery as a peer has read it.
 *
 * @param name its number
 * @param state its state's code
 * @param partner the customer's name
 * @param scheduled when it is to leave; as the peer gives it
 * @param lines its moves
 */
public record Delivery(
    String name, String state, String partner, Object scheduled, List<Line> lines) {

  /** Returns the same without the time, which each peer gives in a type of its own. */
  Delivery withoutTime() {
    return new Delivery(name, state, partner, null, lines);
  }

  /**
   * A line.
   *
   * @param product its name
   * @param demanded ordered quantity
   * @param quantity reserved or done
   * @param state its state's code
   */
  public record Line(String product, double demanded, double quantity, String state) {}
}
