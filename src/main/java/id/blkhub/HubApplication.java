package id.blkhub;

import id.blkhub.cli.AsyncPool;
import id.blkhub.cli.ContractCommand;
import id.blkhub.cli.DiskSpace;
import id.blkhub.cli.EndsWhenBroken;
import id.blkhub.cli.LintCommand;
import id.blkhub.cli.MapCommand;
import id.blkhub.cli.OperatorCommand;
import id.blkhub.cli.PartnerCommand;
import id.blkhub.cli.StartConditions;
import id.blkhub.cli.StartFailure;
import id.blkhub.cli.TestCommand;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The BLK Exchange Hub: one process that holds the door, the broker, the routes and the journal.
 */
@SpringBootApplication
public class HubApplication {
  public static void main(String[] args) throws IOException {
    if (OperatorCommand.asked(args)) {
      System.exit(OperatorCommand.run(args));
    }
    if (LintCommand.asked(args)) {
      System.exit(LintCommand.run(args));
    }
    if (PartnerCommand.asked(args)) {
      System.exit(PartnerCommand.run(args));
    }
    if (ContractCommand.asked(args)) {
      System.exit(ContractCommand.run(args));
    }
    if (MapCommand.asked(args)) {
      System.exit(MapCommand.run(args));
    }
    if (TestCommand.asked(args)) {
      System.exit(TestCommand.run(args));
    }
    AsyncPool.keepThreads();
    SpringApplication application = new SpringApplication(HubApplication.class);
    application.addListeners(new StartConditions(), new DiskSpace(), new EndsWhenBroken());
    try {
      application.run(args);
    } catch (RuntimeException e) {
      // what was wrong has been said
      System.exit(StartFailure.exitCode(e));
    }
  }
}
