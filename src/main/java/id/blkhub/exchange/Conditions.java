package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.mapping.Mappings;
import id.blkhub.mapping.Predicate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The conditions of agreements, compiled once each. */
public final class Conditions {
  private final Mappings mappings;
  private final Map<String, Predicate> compiled = new ConcurrentHashMap<>();

  public Conditions(Mappings mappings) {
    this.mappings = mappings;
  }

  /**
   * @param when JSLT; null always holds
   */
  public boolean holds(@Nullable String when, JsonNode document) {
    return when == null
        || compiled.computeIfAbsent(when, mappings::compilePredicate).test(document);
  }
}
