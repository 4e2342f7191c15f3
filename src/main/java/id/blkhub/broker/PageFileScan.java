package id.blkhub.broker;

import id.blkhub.queue.PagedQueueAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.filter.impl.FilterImpl;
import org.apache.activemq.artemis.core.paging.cursor.PageIterator;
import org.apache.activemq.artemis.core.paging.cursor.PageSubscription;
import org.apache.activemq.artemis.core.paging.cursor.PagedReference;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.utils.SelectorTranslator;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.jspecify.annotations.Nullable;

/**
 * Scans the page files of a queue. A consumer with a selector sees only messages that the broker
 * has read from the page files, and the broker stops reading after 20 MB that nobody takes. This
 * scan reads further and puts the matching messages at the head of the queue, one by one and in
 * order, as the broker does.
 */
final class PageFileScan implements PagedQueueAccess {
  /** Reading 2 GiB of pages takes about ten seconds. */
  private static final int TIMEOUT_SECONDS = 60;

  private final EmbeddedBroker broker;

  PageFileScan(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @Override
  public int moveToHead(String name, @Nullable String selector, int most) {
    Queue queue = broker.queue(name);
    if (queue == null) {
      return 0;
    }
    try {
      Filter filter =
          FilterImpl.createFilter(SelectorTranslator.convertToActiveMQFilterString(selector));
      // a message sent a moment ago is listed only once the queue's own thread has added it
      queue.flushExecutor();
      int found = inMemory(queue, filter, most);
      PageSubscription pages = queue.getPageSubscription();
      if (found > 0 || pages == null || !pages.getPagingStore().isStorePaging()) {
        return found;
      }
      found = onThreadOf(pages, () -> fromPages(queue, pages, filter, most));
      // the broker may have read some of them just before the scan
      return found > 0 ? found : inMemory(queue, filter, most);
    } catch (ActiveMQException e) {
      throw new IllegalStateException("The queue cannot be looked through: " + name, e);
    }
  }

  private static int inMemory(Queue queue, @Nullable Filter filter, int most) {
    int found = 0;
    try (LinkedListIterator<MessageReference> references = queue.iterator()) {
      while (found < most && references.hasNext()) {
        if (matches(filter, references.next())) {
          found++;
        }
      }
    }
    return found;
  }

  /** Uses its own iterator; the broker's skips messages that another iterator removed. */
  private static int fromPages(
      Queue queue, PageSubscription pages, @Nullable Filter filter, int most) {
    List<MessageReference> moved = new ArrayList<>();
    PageIterator paged = pages.iterator();
    try {
      while (moved.size() < most && paged.hasNext()) {
        PagedReference one = paged.next();
        if (matches(filter, one)) {
          paged.remove();
          moved.add(0, one);
        }
      }
    } finally {
      paged.close();
      if (!moved.isEmpty()) {
        queue.addHead(moved, false);
      }
    }
    return moved.size();
  }

  private static boolean matches(@Nullable Filter filter, MessageReference one) {
    return filter == null || filter.match(one.getMessage());
  }

  private interface Scan {
    int run();
  }

  /** Runs on the thread on which the broker reads the pages of this address, so never beside it. */
  private static int onThreadOf(PageSubscription pages, Scan scan) {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    pages
        .getPagingStore()
        .execute(
            () -> {
              try {
                done.complete(scan.run());
              } catch (RuntimeException e) {
                done.completeExceptionally(e);
              }
            });
    try {
      return done.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the pages were read", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The pages cannot be read now", e);
    }
  }
}
