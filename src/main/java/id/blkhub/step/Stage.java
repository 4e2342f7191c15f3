package id.blkhub.step;

import id.blkhub.message.Text;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.QueueBatch;

/**
 * What a batch is between two steps of a route.
 *
 * @param type what the exchange's body is then
 * @param words what a sentence calls it
 */
public record Stage<T>(Class<T> type, Text words) {
  /** With it every route of the hub begins. */
  public static final Stage<QueueBatch> QUEUED =
      new Stage<>(QueueBatch.class, new Text("isi antreannya", "what its queue holds"));

  /** With it every route of the hub ends: only now may the messages leave their queue. */
  public static final Stage<FinishedBatch> FINISHED =
      new Stage<>(FinishedBatch.class, new Text("pekerjaan yang selesai", "finished work"));
}
