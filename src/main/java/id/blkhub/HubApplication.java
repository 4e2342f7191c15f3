package id.blkhub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The BLK Exchange Hub: one process that holds the door, the broker, the routes and the journal.
 */
@SpringBootApplication
public class HubApplication {
  public static void main(String[] args) {
    SpringApplication.run(HubApplication.class, args);
  }
}
