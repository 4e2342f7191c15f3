package id.blkhub.route;

import id.blkhub.message.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Loads routes/ file by file at start. A file that does not load is put aside with its reason; the
 * others run (I8). Without the spine nothing can run, so there a fault ends the start.
 */
@Component
public class RouteLoader implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RouteLoader.class);

  private static final long SHUTDOWN_SECONDS = 3;

  private final CamelContext camel;
  private final RouteFiles files;
  private final List<Quarantined> quarantined = new ArrayList<>();
  private volatile boolean running;

  /** A route file that does not run, and why. */
  public record Quarantined(Path file, String code, Text reason) {}

  /**
   * @param camel not started yet
   * @param routes the folder routes/
   */
  public RouteLoader(CamelContext camel, @Value("${hub.routes}") Path routes) {
    this.camel = camel;
    this.files = new RouteFiles(routes);
  }

  @Override
  public void start() {
    camel
        .getCamelContextExtension()
        .setErrorHandlerFactory(new org.apache.camel.model.errorhandler.NoErrorHandlerDefinition());
    // batches end before the routes stop; what is left then does not end in time
    camel.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
    camel.start();
    for (Path file : files.spine()) {
      try {
        load(file);
      } catch (Exception e) {
        throw new SpineUnusable("HUB-R001 " + file + " does not load: " + root(e), e);
      }
    }
    for (Path file : files.partners()) {
      try {
        load(file);
      } catch (Exception e) {
        String reason = root(e);
        quarantined.add(
            new Quarantined(
                file, "HUB-R002", new Text("Berkas rute tidak dapat dimuat: " + reason, reason)));
        LOG.error("HUB-R002 {} does not load and is put aside: {}", file, reason);
      }
    }
    running = true;
  }

  private void load(Path file) throws Exception {
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file.toAbsolutePath()));
  }

  private static String root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Files that do not run. */
  public List<Quarantined> quarantined() {
    return List.copyOf(quarantined);
  }

  @Override
  public void stop() {
    camel.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the journal looked at the partners' queues, before any door opens. */
  @Override
  public int getPhase() {
    return 1_000;
  }
}
