package id.blkhub.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The callers of a component: one for all partners, and one for each TLS that is a partner's. */
final class Callers {
  private static final String ALL = "";

  private final Function<String, Caller> maker;
  private final Map<String, Caller> made = new ConcurrentHashMap<>();

  /**
   * @param maker of the caller for a name; of the one for all where the name is empty
   */
  Callers(Function<String, Caller> maker) {
    this.maker = maker;
  }

  /**
   * @param tls name of {@code hub.partner-tls}; null for what all partners get
   */
  Caller of(@Nullable String tls) {
    return made.computeIfAbsent(tls == null ? ALL : tls, maker);
  }

  void giveUp() {
    made.values().forEach(Caller::giveUp);
  }
}
