package id.blkhub;

import id.blkhub.cli.StartConditions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The BLK Exchange Hub: one process that holds the door, the broker, the routes and the journal.
 */
@SpringBootApplication
public class HubApplication {
  /** Exit code when the settings do not allow a start. */
  private static final int MISUSE = 2;

  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(HubApplication.class);
    application.addListeners(new StartConditions());
    try {
      application.run(args);
    } catch (StartConditions.NotReady e) {
      System.err.println(e.getMessage());
      System.exit(MISUSE);
    }
  }
}
