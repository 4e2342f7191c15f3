package id.blkhub.api;

import id.blkhub.edge.ItemAnswers;
import id.blkhub.edge.ItemFinder;
import id.blkhub.edge.Uploads;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Text;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** No partner has dropped or uploaded anything. */
final class MemoryItems implements ItemFinder, ItemAnswers, Uploads {
  @Override
  public List<ItemView> newest(PartnerId partner, int limit) {
    return List.of();
  }

  @Override
  public Optional<ItemView> byId(PartnerId partner, String id) {
    return Optional.empty();
  }

  @Override
  public List<UploadTarget> of(PartnerId partner) {
    return List.of();
  }

  @Override
  public UploadOutcome store(PartnerId partner, Kind kind, String name, InputStream content) {
    return new UploadOutcome.NotStored(UploadFault.NO_ROUTE);
  }

  @Override
  public Optional<ResultFile> result(PartnerId partner, String id) {
    return Optional.empty();
  }

  @Override
  public List<RowAnswer> rows(PartnerId partner, String id, int most) {
    return List.of();
  }

  @Override
  public Optional<Text> refusal(PartnerId partner, String id) {
    return Optional.empty();
  }
}
