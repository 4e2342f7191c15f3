package id.blkhub.question;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/**
 * {@code hub-question:<partner>/<name>?…}: gives a route the questions of other partners to this
 * one, each checked and in the form of the partner that is asked.
 */
public final class HubQuestionComponent extends DefaultComponent {
  private final QuestionDesk desk;

  public HubQuestionComponent(QuestionDesk desk) {
    this.desk = desk;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String place, Map<String, Object> options) {
    return new HubQuestionEndpoint(uri, this, QuestionOptions.parse(place, options));
  }

  private static final class HubQuestionEndpoint extends DefaultEndpoint {
    private final QuestionDesk desk;
    private final QuestionOptions options;

    HubQuestionEndpoint(String uri, HubQuestionComponent component, QuestionOptions options) {
      super(uri, component);
      this.desk = component.desk;
      this.options = options;
    }

    @Override
    public Producer createProducer() {
      throw new UnsupportedOperationException("hub-question is only read from");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      return new HubQuestionConsumer(this, processor, options, desk);
    }
  }
}
