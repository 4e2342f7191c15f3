package id.blkhub.poll;

import id.blkhub.http.PartnerDocument;
import id.blkhub.http.PartnerDocument.Fetched;
import id.blkhub.http.PartnerDocument.NotNow;
import id.blkhub.message.Violation;
import id.blkhub.poll.PollState.PageMarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A table or view of a partner's database. Each question has a connection of its own: a partner's
 * database may be away for hours, and none of its connections is kept meanwhile.
 */
final class TableList implements ListSource {
  private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

  /** Classes of SQLSTATE (PostgreSQL, appendix A). */
  private static final String LOGIN_REFUSED = "28";

  private static final String NOT_THERE = "42";
  private static final String NO_SUCH_CATALOG = "3";
  private static final String CONNECTION = "08";

  private final TableOptions options;
  private final PartnerDatabase database;
  private final ExecutorService threads;
  private final TableRows rows;

  /** What was read and is to be marked, by its page. */
  private final ConcurrentMap<Path, Map<String, @Nullable String>> read = new ConcurrentHashMap<>();

  /**
   * @param threads they wait for the database; as many as there are tables
   */
  TableList(TableOptions options, PartnerDatabase database, ExecutorService threads) {
    this.options = options;
    this.database = database;
    this.threads = threads;
    this.rows = new TableRows(options);
  }

  /** A statement to the database. */
  @FunctionalInterface
  private interface Work {
    void with(Connection connection) throws SQLException, IOException;
  }

  @Override
  public CompletableFuture<PartnerDocument> page(
      @Nullable String position, PageMarks marks, Path to) {
    return CompletableFuture.supplyAsync(
        () -> {
          read.clear();
          Optional<Violation> why = ask(connection -> read(connection, position, to));
          return why.<PartnerDocument>map(later -> new NotNow(later, null))
              .orElseGet(() -> new Fetched(NONE));
        },
        threads);
  }

  private void read(Connection connection, @Nullable String position, Path to)
      throws SQLException, IOException {
    Map<String, @Nullable String> found = rows.read(connection, position, to);
    if (options.taken() != null) {
      read.put(to, found);
    }
  }

  @Override
  public CompletableFuture<Optional<Violation>> taken(Path page) {
    Map<String, @Nullable String> marked = read.remove(page);
    return marked == null || marked.isEmpty()
        ? CompletableFuture.completedFuture(Optional.empty())
        : CompletableFuture.supplyAsync(
            () -> ask(connection -> rows.mark(connection, marked)), threads);
  }

  /** Why it cannot be done now; empty where it was done. */
  private Optional<Violation> ask(Work work) {
    try (Connection connection = database.open(options.poll().limits().timeout())) {
      work.with(connection);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(why(String.valueOf(e.getSQLState())));
    } catch (IOException hubFails) {
      throw new UncheckedIOException(hubFails);
    }
  }

  private Violation why(String state) {
    if (state.startsWith(LOGIN_REFUSED)) {
      return TableProblem.LOGIN_REFUSED.violation();
    } else if (state.startsWith(NOT_THERE) || state.startsWith(NO_SUCH_CATALOG)) {
      return TableProblem.NOT_AS_AGREED.violation(options.table());
    } else if (state.startsWith(CONNECTION)) {
      return TableProblem.UNREACHABLE.violation();
    }
    return TableProblem.FAILED.violation(options.table());
  }
}
