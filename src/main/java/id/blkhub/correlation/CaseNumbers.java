package id.blkhub.correlation;

import id.blkhub.message.TestNames;
import id.blkhub.store.Database;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Which numbers belong together, for somebody who looks for one of them. */
@Component
public final class CaseNumbers {
  private static final int MOST_CASES = 50;
  private static final int MOST_NUMBERS = 200;

  private final Database hub;

  CaseNumbers(@Qualifier("hubDatabase") Database hub) {
    this.hub = hub;
  }

  /**
   * All numbers of the cases that carry one of these.
   *
   * @param values as the hub writes them, of whatever type
   * @param test whether those of test messages are looked for, or those of real ones
   * @return at most 200, of at most 50 cases; empty where no case carries any
   */
  public Set<String> together(Collection<String> values, boolean test) {
    List<String> some = values.stream().distinct().limit(MOST_NUMBERS).toList();
    if (some.isEmpty()) {
      return Set.of();
    }
    return hub.read(
        sql -> {
          Set<Long> cases =
              new LinkedHashSet<>(
                  sql.sql(
                          "SELECT DISTINCT case_id FROM case_number WHERE value IN (:values) AND"
                              + " type "
                              + (test ? "" : "NOT ")
                              + "LIKE '"
                              + TestNames.TEST
                              + "%' LIMIT "
                              + MOST_CASES)
                      .param("values", some)
                      .query(Long.class)
                      .list());
          if (cases.isEmpty()) {
            return Set.of();
          }
          return new TreeSet<>(
              sql.sql("SELECT value FROM case_number WHERE case_id IN (:ids) LIMIT " + MOST_NUMBERS)
                  .param("ids", cases)
                  .query(String.class)
                  .list());
        });
  }
}
