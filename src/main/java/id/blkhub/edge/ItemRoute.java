package id.blkhub.edge;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;

/** Gives an item to the route of a source. */
public final class ItemRoute {
  private ItemRoute() {}

  /**
   * Returns once the route is through with it.
   *
   * @throws Exception when broker or database fail; the item is to be given again later
   */
  public static TakenItem through(DefaultConsumer source, SourceItem item) throws Exception {
    Exchange exchange = source.createExchange(false);
    try {
      exchange.getMessage().setBody(item);
      source.getProcessor().process(exchange);
      Exception failure = exchange.getException();
      if (failure != null) {
        throw failure;
      }
      return exchange.getMessage().getMandatoryBody(TakenItem.class);
    } finally {
      source.releaseExchange(exchange, false);
    }
  }
}
