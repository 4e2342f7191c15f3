package id.blkhub.api;

import id.blkhub.edge.ItemFinder;
import id.blkhub.message.PartnerId;
import java.util.List;
import java.util.Optional;

/** No partner has dropped anything. */
final class MemoryItems implements ItemFinder {
  @Override
  public List<ItemView> newest(PartnerId partner, int limit) {
    return List.of();
  }

  @Override
  public Optional<ItemView> byId(PartnerId partner, String id) {
    return Optional.empty();
  }
}
