package id.blkhub.question;

import id.blkhub.edge.EdgeCheck;
import id.blkhub.edge.EdgeOptionReader;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One {@code hub-question:} line of a route, checked. docs/integrator/questions.md explains each
 * option.
 *
 * @param timeout from asking to the end of the answer
 * @param atOnce how many questions the partner has open at most
 */
public record QuestionOptions(QuestionPlace place, Duration timeout, int atOnce) {
  private static final QuestionPlace NOWHERE =
      new QuestionPlace(new PartnerId("nobody"), new Kind("nothing"));
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /**
   * Takes the options it knows out of {@code options}; the others stay for Camel to complain about.
   *
   * @param place {@code <partner>/<question>}
   * @throws IllegalArgumentException naming every mistake
   */
  static QuestionOptions parse(String place, Map<String, Object> options) {
    EdgeOptionReader in = new EdgeOptionReader(options);
    QuestionOptions parsed = read(place, in);
    in.finish();
    return parsed;
  }

  /** Looks at the options as they stand in a route. */
  public static EdgeCheck check(String place, Map<String, String> options) {
    Map<String, Object> left = new HashMap<>(options);
    EdgeOptionReader in = new EdgeOptionReader(left);
    read(place, in);
    return new EdgeCheck(in.mistakes(), Set.copyOf(left.keySet()), in.known());
  }

  private static QuestionOptions read(String place, EdgeOptionReader in) {
    String[] parts = place.split("/", 2);
    QuestionPlace read =
        PartnerId.parse(parts[0])
            .flatMap(
                partner ->
                    Kind.parse(parts.length < 2 ? "" : parts[1])
                        .map(name -> new QuestionPlace(partner, name)))
            .orElse(NOWHERE);
    in.require(!read.equals(NOWHERE), "the target is <partner>/<question>, not " + place);
    Duration timeout = in.duration("timeout", Duration.ofMillis(100), Duration.ofSeconds(10));
    in.require(timeout.compareTo(LONGEST) <= 0, "timeout is at most 30s");
    return new QuestionOptions(read, timeout, in.number("atOnce", 1, 8, 64));
  }
}
