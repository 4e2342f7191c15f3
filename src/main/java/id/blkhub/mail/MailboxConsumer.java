package id.blkhub.mail;

import id.blkhub.edge.KeptItems;
import id.blkhub.edge.LookingConsumer;
import id.blkhub.edge.SourceServices;
import id.blkhub.message.Violation;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Store;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Looks into one mail box every while, in a thread of its own: a server that is slow keeps nobody
 * else waiting.
 */
final class MailboxConsumer extends LookingConsumer {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final MailboxOptions options;
  private final MailServers servers;
  private final KeptItems kept;
  private final MailboxVisit visit;

  MailboxConsumer(
      Endpoint endpoint,
      Processor processor,
      MailboxOptions options,
      MailServers servers,
      KeptItems kept,
      SourceServices services) {
    super(
        endpoint,
        processor,
        options.partner(),
        options.origin(),
        new LookPlan(options.every(), LONGEST_PAUSE, null),
        services);
    this.options = options;
    this.servers = servers;
    this.kept = kept;
    this.visit = new MailboxVisit(options, kept, this::give, this::ending);
  }

  @Override
  protected void prepare() {
    kept.prepare();
  }

  @Override
  protected void look() throws Exception {
    try (Store store = servers.open(options.server())) {
      visit.of(store);
    }
    settle(name -> false);
  }

  @Override
  protected @Nullable Violation known(Exception failure) {
    if (failure instanceof AuthenticationFailedException) {
      return MailProblem.LOGIN_REFUSED.violation();
    }
    Throwable cause = failure;
    for (int i = 0; i < 10 && cause != null; i++) {
      if (cause instanceof SSLException) {
        return MailProblem.NOT_TRUSTED.violation();
      }
      cause = cause.getCause();
    }
    return null;
  }

  @Override
  protected Violation otherwise() {
    return MailProblem.NOT_READ_NOW.violation();
  }
}
