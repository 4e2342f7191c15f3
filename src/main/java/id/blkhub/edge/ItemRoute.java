package id.blkhub.edge;

/** The route that the items of a source are given to. */
@FunctionalInterface
public interface ItemRoute {
  /**
   * Returns once the route is through with it.
   *
   * @throws Exception when broker or database fail; the item is to be given again later
   */
  TakenItem give(SourceItem item) throws Exception;
}
