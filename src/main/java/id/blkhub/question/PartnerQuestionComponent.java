package id.blkhub.question;

import id.blkhub.http.InquiryReply;
import id.blkhub.http.PartnerHttpComponent;
import id.blkhub.http.PartnerInquiry;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/**
 * {@code partner-question:post?url=…}: asks the partner by one call and gives its reply to the
 * route. It uses the logins, signatures and certificates of {@code partner-http}.
 */
public final class PartnerQuestionComponent extends DefaultComponent {
  /** Finds what is wrong before the route starts. */
  @Override
  protected Endpoint createEndpoint(String uri, String method, Map<String, Object> options) {
    PartnerInquiry inquiry =
        getCamelContext()
            .getComponent("partner-http", PartnerHttpComponent.class)
            .inquiry(method, options);
    return new PartnerQuestionEndpoint(uri, this, inquiry);
  }

  private static final class PartnerQuestionEndpoint extends DefaultEndpoint {
    private final PartnerInquiry inquiry;

    PartnerQuestionEndpoint(
        String uri, PartnerQuestionComponent component, PartnerInquiry inquiry) {
      super(uri, component);
      this.inquiry = inquiry;
    }

    @Override
    public Producer createProducer() {
      return new PartnerQuestionProducer(this, inquiry);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      throw new UnsupportedOperationException("partner-question only asks; it receives nothing");
    }
  }

  private static final class PartnerQuestionProducer extends DefaultAsyncProducer {
    private final PartnerInquiry inquiry;

    PartnerQuestionProducer(Endpoint endpoint, PartnerInquiry inquiry) {
      super(endpoint);
      this.inquiry = inquiry;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      if (!(exchange.getMessage().getBody() instanceof OutboundQuestion question)) {
        exchange.setException(new IllegalStateException("there is no question to ask"));
        callback.done(true);
        return true;
      }
      inquiry
          .ask(question.document(), question.messageId().value(), question.test())
          .whenComplete((reply, failure) -> done(exchange, reply, failure, callback));
      return false;
    }

    private static void done(
        Exchange exchange, InquiryReply reply, Throwable failure, AsyncCallback callback) {
      if (failure == null) {
        exchange.getMessage().setBody(reply);
      } else {
        exchange.setException(failure);
      }
      callback.done(false);
    }
  }
}
