package id.blkhub.lint;

import id.blkhub.edge.SourceItem;
import id.blkhub.edge.TakenItem;
import id.blkhub.message.Text;
import id.blkhub.step.Stage;

/** What a route has that reads a partner's folder: a file first, and at its end one taken apart. */
final class ItemStages {
  static final Stage<SourceItem> ITEM =
      new Stage<>(SourceItem.class, new Text("berkas mitra", "files of a partner"));

  static final Stage<TakenItem> TAKEN =
      new Stage<>(
          TakenItem.class, new Text("berkas yang sudah diterima", "files that are taken already"));

  private ItemStages() {}
}
