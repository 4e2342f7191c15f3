package id.blkhub.edge;

/**
 * Which source it is in the words of a route: {@code <partner>/<name>}.
 *
 * @param partner whose source it is
 * @param name the source's among the partner's
 */
public record EdgePlace(String partner, String name) {
  /** In the place of one that is none. */
  static final EdgePlace NOWHERE = new EdgePlace("", "");
}
