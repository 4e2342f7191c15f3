package id.blkhub.route;

import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Has Camel run the files of routes/ as the hub wants it; tests of routes do the same. */
public final class CamelRoutes {
  private final CamelContext camel;

  /**
   * @param camel not started yet
   */
  public CamelRoutes(CamelContext camel) {
    this.camel = camel;
  }

  /**
   * Starts Camel. Routes have no error handler of their own: a failure reaches the batch consumer,
   * which rolls its batch back.
   */
  public void start() {
    camel.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
    camel.start();
  }

  /** Starts what a file writes down; the templates it names must be loaded already. */
  public void load(Path file) throws Exception {
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file.toAbsolutePath()));
  }
}
