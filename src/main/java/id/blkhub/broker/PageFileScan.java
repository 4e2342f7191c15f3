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

/**
 * A consumer's selector sees only what the broker has read from the page files, and the broker
 * stops reading after 20 MB that nobody takes. So what fits is read here and put at the head of the
 * queue, just as the broker does it one by one and in order.
 */
final class PageFileScan implements PagedQueueAccess {
  /** Reading 2 GiB of pages takes some ten seconds. */
  private static final int PATIENCE_SECONDS = 60;

  private final EmbeddedBroker broker;

  PageFileScan(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @Override
  public int bring(String name, String selector, int most) {
    Queue queue = broker.queue(name);
    if (queue == null) {
      return 0;
    }
    try {
      Filter filter =
          FilterImpl.createFilter(SelectorTranslator.convertToActiveMQFilterString(selector));
      // what was sent a moment ago is in the list only once the queue's own thread has put it there
      queue.flushExecutor();
      int found = inMemory(queue, filter, most);
      PageSubscription pages = queue.getPageSubscription();
      if (found > 0 || pages == null || !pages.getPagingStore().isStorePaging()) {
        return found;
      }
      found = onThreadOf(pages, () -> fromPages(queue, pages, filter, most));
      // the broker may have read some of them just before that
      return found > 0 ? found : inMemory(queue, filter, most);
    } catch (ActiveMQException e) {
      throw new IllegalStateException("The queue cannot be looked through: " + name, e);
    }
  }

  private static int inMemory(Queue queue, Filter filter, int most) {
    int found = 0;
    try (LinkedListIterator<MessageReference> lying = queue.iterator()) {
      while (found < most && lying.hasNext()) {
        if (fits(filter, lying.next())) {
          found++;
        }
      }
    }
    return found;
  }

  /** An iterator of its own: the broker's skips what was removed through another. */
  private static int fromPages(Queue queue, PageSubscription pages, Filter filter, int most) {
    List<MessageReference> brought = new ArrayList<>();
    PageIterator lying = pages.iterator();
    try {
      while (brought.size() < most && lying.hasNext()) {
        PagedReference one = lying.next();
        if (fits(filter, one)) {
          lying.remove();
          brought.add(0, one);
        }
      }
    } finally {
      lying.close();
      if (!brought.isEmpty()) {
        queue.addHead(brought, false);
      }
    }
    return brought.size();
  }

  private static boolean fits(Filter filter, MessageReference one) {
    return filter == null || filter.match(one.getMessage());
  }

  private interface Look {
    int run();
  }

  /** Where the broker itself reads the pages of this address, so that they take turns. */
  private static int onThreadOf(PageSubscription pages, Look look) {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    pages
        .getPagingStore()
        .execute(
            () -> {
              try {
                done.complete(look.run());
              } catch (RuntimeException e) {
                done.completeExceptionally(e);
              }
            });
    try {
      return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the pages were read", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The pages cannot be read now", e);
    }
  }
}
