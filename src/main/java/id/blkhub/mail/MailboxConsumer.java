package id.blkhub.mail;

import id.blkhub.edge.KeptItems;
import id.blkhub.message.Blamed;
import id.blkhub.queue.Backoff;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into one mail box every while, in a thread of its own: a server that is slow keeps nobody
 * else waiting.
 */
final class MailboxConsumer extends DefaultConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxConsumer.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final MailboxOptions options;
  private final MailServers servers;
  private final KeptItems kept;
  private final MailboxVisit visit;
  private final Backoff backoff = new Backoff(LONGEST_PAUSE);
  private @Nullable ScheduledExecutorService thread;
  private volatile boolean ending;
  private volatile long notBefore = System.nanoTime();

  /** The code that was logged last; empty while all goes well. */
  private String told = "";

  MailboxConsumer(
      Endpoint endpoint,
      Processor processor,
      MailboxOptions options,
      MailServers servers,
      KeptItems kept) {
    super(endpoint, processor);
    this.options = options;
    this.servers = servers;
    this.kept = kept;
    this.visit = new MailboxVisit(options, kept, this, () -> ending);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    kept.prepare();
    ending = false;
    thread =
        getEndpoint()
            .getCamelContext()
            .getExecutorServiceManager()
            .newScheduledThreadPool(this, "partner-mail", 1);
    long every = options.every().toMillis();
    thread.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() throws Exception {
    ending = true;
    if (thread != null) {
      getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(thread);
      thread = null;
    }
    super.doStop();
  }

  @Override
  protected void doSuspend() throws Exception {
    doStop();
  }

  @Override
  protected void doResume() throws Exception {
    doStart();
  }

  private void look() {
    if (ending || System.nanoTime() - notBefore < 0) {
      return;
    }
    try (Store store = servers.open(options.server())) {
      visit.of(store);
      backoff.reset();
      told = "";
    } catch (Exception e) {
      pause(e);
    }
  }

  /** The mails are still there; whoever failed is given a while. */
  private void pause(Exception failure) {
    if (ending) {
      return;
    }
    notBefore = System.nanoTime() + backoff.pause(Duration.ZERO).toNanos();
    MailProblem problem = problem(failure);
    if (!told.equals(problem.code())) {
      told = problem.code();
      LOG.warn(
          "partner={} code={} {}",
          options.partner(),
          problem.code(),
          problem.text().en(),
          Blamed.of(failure));
    }
  }

  private static MailProblem problem(Exception failure) {
    if (failure instanceof AuthenticationFailedException) {
      return MailProblem.LOGIN_REFUSED;
    }
    Throwable cause = failure;
    for (int i = 0; i < 10 && cause != null; i++) {
      if (cause instanceof SSLException) {
        return MailProblem.NOT_TRUSTED;
      }
      cause = cause.getCause();
    }
    return MailProblem.NOT_READ_NOW;
  }
}
