package id.blkhub.support;

import id.blkhub.store.Database;
import id.blkhub.store.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;

/**
 * Stops the hub for ever at one place of its work with a database, and leaves a file that says so.
 */
public final class HoldDatabase implements BeanPostProcessor {
  private final Place place;
  private final Path marker;
  private final AtomicInteger passed = new AtomicInteger();

  /** Where in the work with a database. */
  public enum Moment {
    BEFORE_WRITE,
    AFTER_COMMIT,
    AFTER_READ
  }

  /**
   * A place to stop at.
   *
   * @param caller simple name of a class of the hub on whose behalf the database is asked
   * @param time 1 for the first time the caller comes there
   */
  public record Place(String caller, Moment moment, int time) {}

  private HoldDatabase(Place place, Path marker) {
    this.place = place;
    this.marker = marker;
  }

  /** Null where none is asked for. */
  static HoldDatabase of(Environment environment) {
    String caller = environment.getProperty("test.hold.database.caller");
    return caller == null
        ? null
        : new HoldDatabase(
            new Place(
                caller,
                environment.getRequiredProperty("test.hold.database.moment", Moment.class),
                environment.getRequiredProperty("test.hold.database.time", Integer.class)),
            Path.of(environment.getRequiredProperty("test.hold.marker")));
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof Database database ? new Watched(database) : bean;
  }

  private void pass(Moment moment) {
    if (moment != place.moment() || !called() || passed.incrementAndGet() != place.time()) {
      return;
    }
    try {
      Files.createFile(marker);
      new CountDownLatch(1).await();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean called() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(frame -> frame.getClassName().endsWith('.' + place.caller())));
  }

  private final class Watched implements Database {
    private final Database database;

    Watched(Database database) {
      this.database = database;
    }

    @Override
    public <T> T write(Function<Sql, T> work) {
      pass(Moment.BEFORE_WRITE);
      T result = database.write(work);
      pass(Moment.AFTER_COMMIT);
      return result;
    }

    @Override
    public <T> T read(Function<Sql, T> work) {
      T result = database.read(work);
      pass(Moment.AFTER_READ);
      return result;
    }
  }
}
