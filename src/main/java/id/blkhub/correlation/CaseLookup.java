package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What is remembered of a case, for somebody who has a number and no message. */
@Component
public final class CaseLookup {
  private final Database hub;

  public CaseLookup(@Qualifier("hubDatabase") Database hub) {
    this.hub = hub;
  }

  /**
   * The facts of the one case with this number that the partner owns or was sent; empty where there
   * is none, or more than one.
   */
  public Optional<Map<String, JsonNode>> facts(PartnerId partner, CorrelationId number) {
    List<Map<String, JsonNode>> found =
        hub.read(
            sql ->
                sql.sql(
                        """
                        SELECT c.facts FROM case_number n JOIN hub_case c ON c.id = n.case_id
                        WHERE n.type = ? AND n.value = ? AND n.closed_at IS NULL
                          AND (c.owner = ? OR EXISTS (SELECT 1 FROM case_sent s
                            WHERE s.case_id = c.id AND s.partner = ?))
                        """)
                    .params(number.type(), number.value(), partner.value(), partner.value())
                    .query((row, n) -> Facts.read(row.getString(1)))
                    .list());
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
