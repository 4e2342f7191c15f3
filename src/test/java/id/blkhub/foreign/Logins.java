package id.blkhub.foreign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The connections of a client that knows one for each user, and how to make each anew. */
final class Logins<C> {
  private final Map<String, C> connections = new HashMap<>();

  /** Makes a connection. */
  interface Maker<C> {
    C connect() throws Exception;
  }

  /** What is done over a connection. */
  interface Work<C> {
    Answer over(C connection) throws Exception;
  }

  /** Tells whether an exception says that the hub refused, rather than that something broke. */
  interface Judge {
    boolean refused(Exception failure);
  }

  Answer connect(String user, Maker<C> maker, Judge judge) {
    return answer(
        () -> {
          connections.put(user, maker.connect());
          return Answer.DONE;
        },
        judge);
  }

  Answer over(String user, Work<C> work, Judge judge) {
    return answer(() -> work.over(connections.get(user)), judge);
  }

  private interface Step {
    Answer take() throws Exception;
  }

  private static Answer answer(Step step, Judge judge) {
    try {
      return step.take();
    } catch (Exception e) {
      if (judge.refused(e)) {
        return Answer.refused(e.getMessage());
      }
      throw new AssertionError(e);
    }
  }

  /** The connection of a user; none where it never logged in. */
  Iterable<C> of(String user) {
    return connections.containsKey(user) ? List.of(connections.get(user)) : List.of();
  }

  Iterable<C> all() {
    return connections.values();
  }
}
