package id.blkhub.question;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The routes that ask partners questions, as they are started now. */
public final class QuestionDesk {
  private final Map<QuestionPlace, HubQuestionConsumer> routes = new ConcurrentHashMap<>();

  void open(QuestionPlace place, HubQuestionConsumer route) {
    routes.put(place, route);
  }

  void close(QuestionPlace place, HubQuestionConsumer route) {
    routes.remove(place, route);
  }

  Optional<HubQuestionConsumer> find(QuestionPlace place) {
    return Optional.ofNullable(routes.get(place));
  }
}
