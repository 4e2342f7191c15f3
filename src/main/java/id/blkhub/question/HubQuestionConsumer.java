package id.blkhub.question;

import id.blkhub.http.InquiryReply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Gives questions to its route while the route is started. */
final class HubQuestionConsumer extends DefaultConsumer {
  private final QuestionOptions options;
  private final QuestionDesk desk;
  private final AnswererLoad load;

  HubQuestionConsumer(
      Endpoint endpoint, Processor processor, QuestionOptions options, QuestionDesk desk) {
    super(endpoint, processor);
    this.options = options;
    this.desk = desk;
    this.load = new AnswererLoad(options.atOnce());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    desk.open(options.place(), this);
  }

  @Override
  protected void doStop() throws Exception {
    desk.close(options.place(), this);
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

  QuestionOptions options() {
    return options;
  }

  /** How busy the partner is, and whether it answers at all. */
  AnswererLoad load() {
    return load;
  }

  /**
   * Completes with what the route made of the question. It fails with a {@link
   * java.util.concurrent.TimeoutException} once the time is up, and otherwise where the route fails
   * or ends without having asked.
   */
  CompletableFuture<InquiryReply> ask(OutboundQuestion question) {
    CompletableFuture<InquiryReply> reply = new CompletableFuture<>();
    Exchange exchange = createExchange(false);
    exchange.getMessage().setBody(question);
    getAsyncProcessor()
        .process(
            exchange,
            doneSync -> {
              Object body = exchange.getMessage().getBody();
              Exception failure = exchange.getException();
              releaseExchange(exchange, false);
              if (failure == null && body instanceof InquiryReply answered) {
                reply.complete(answered);
              } else {
                reply.completeExceptionally(
                    failure == null ? new IllegalStateException("nobody was asked") : failure);
              }
            });
    return reply.orTimeout(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
  }
}
