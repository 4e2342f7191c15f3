package id.blkhub.step;

import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A step as Camel calls it. It refuses a batch that the step before it has not prepared. */
public final class RouteStep<T, R> implements Processor {
  private final StepType<T, R> type;
  private final Function<T, R> work;

  RouteStep(StepType<T, R> type, Function<T, R> work) {
    this.type = type;
    this.work = work;
  }

  public StepType<T, R> type() {
    return type;
  }

  @Override
  public void process(Exchange exchange) {
    exchange.getMessage().setBody(work.apply(type.accept(exchange.getMessage().getBody())));
  }
}
