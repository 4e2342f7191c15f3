package id.blkhub;

import id.blkhub.cli.AsyncPool;
import id.blkhub.cli.Commands;
import id.blkhub.cli.DiskSpace;
import id.blkhub.cli.EndsWhenBroken;
import id.blkhub.cli.StartConditions;
import id.blkhub.cli.StartFailure;
import java.util.OptionalInt;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The BLK Exchange Hub: one process that holds the door, the broker, the routes and the journal.
 */
@SpringBootApplication
public class HubApplication {
  public static void main(String[] args) {
    OptionalInt ended = Commands.run(args);
    if (ended.isPresent()) {
      System.exit(ended.getAsInt());
    }
    AsyncPool.keepThreads();
    try {
      application().run(args);
    } catch (RuntimeException e) {
      // what was wrong has been said
      System.exit(StartFailure.exitCode(e));
    }
  }

  static SpringApplication application() {
    SpringApplication application = new SpringApplication(HubApplication.class);
    application.addListeners(new StartConditions(), new DiskSpace(), new EndsWhenBroken());
    return application;
  }
}
