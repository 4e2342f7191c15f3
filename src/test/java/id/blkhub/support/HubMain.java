package id.blkhub.support;

import id.blkhub.HubApplication;
import id.blkhub.cli.DiskSpace;
import id.blkhub.cli.EndsWhenBroken;
import id.blkhub.cli.StartFailure;
import java.nio.file.Path;
import org.apache.camel.Processor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The hub as a process of its own that a test can kill. It takes a sandbox's data folder, which the
 * product refuses, and knows the step {@code holdHere}.
 */
public final class HubMain {
  private HubMain() {}

  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(HubApplication.class);
    application.addInitializers(
        context -> {
          String marker = context.getEnvironment().getProperty("test.hold.marker");
          int batch = context.getEnvironment().getProperty("test.hold.batch", Integer.class, 0);
          String route = context.getEnvironment().getProperty("test.hold.route");
          if (marker != null) {
            ((GenericApplicationContext) context)
                .registerBean(
                    "holdHere", Processor.class, () -> new HoldHere(Path.of(marker), batch, route));
          }
          HoldDatabase database = HoldDatabase.of(context.getEnvironment());
          if (database != null) {
            context.addBeanFactoryPostProcessor(factory -> factory.addBeanPostProcessor(database));
          }
          HoldEdges edges = HoldEdges.of(context.getEnvironment());
          if (edges != null) {
            ((GenericApplicationContext) context).registerBean(HoldEdges.class, () -> edges);
          }
          if (context.getEnvironment().containsProperty("test.retry")) {
            ((GenericApplicationContext) context).registerBean(RetryAll.class);
          }
        });
    application.addListeners(new DiskSpace(), new EndsWhenBroken());
    try {
      application.run(args);
    } catch (RuntimeException e) {
      System.exit(StartFailure.exitCode(e));
    }
  }
}
