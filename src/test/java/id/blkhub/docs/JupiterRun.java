package id.blkhub.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/**
 * Runs a test class inside a test: what became of each of its methods.
 *
 * @param failures by the name of the method; empty where it passed
 */
record JupiterRun(Map<String, Optional<Throwable>> failures) {
  static JupiterRun of(Class<?> tests) {
    JupiterTestEngine engine = new JupiterTestEngine();
    TestDescriptor all = engine.discover(new OneClass(tests), UniqueId.forEngine(engine.getId()));
    Map<String, Optional<Throwable>> failures = new TreeMap<>();
    List<Throwable> others = new ArrayList<>();
    EngineExecutionListener listener =
        new EngineExecutionListener() {
          @Override
          public void executionFinished(TestDescriptor test, TestExecutionResult result) {
            if (test.isTest()) {
              failures.put(test.getDisplayName().replace("()", ""), result.getThrowable());
            } else {
              result.getThrowable().ifPresent(others::add);
            }
          }
        };
    try (var store =
        new NamespacedHierarchicalStore<org.junit.platform.engine.support.store.Namespace>(
            new NamespacedHierarchicalStore<>(null))) {
      engine.execute(
          ExecutionRequest.create(
              all,
              listener,
              new NoParameters(),
              OneClass.NO_FILES,
              store,
              CancellationToken.disabled()));
    }
    if (!others.isEmpty()) {
      throw new IllegalStateException(tests + " did not run", others.get(0));
    }
    return new JupiterRun(failures);
  }

  private record OneClass(Class<?> tests) implements EngineDiscoveryRequest {
    static final OutputDirectoryCreator NO_FILES =
        new OutputDirectoryCreator() {
          @Override
          public java.nio.file.Path getRootDirectory() {
            throw new UnsupportedOperationException("the tests run here write no files");
          }

          @Override
          public java.nio.file.Path createOutputDirectory(TestDescriptor test) {
            throw new UnsupportedOperationException("the tests run here write no files");
          }
        };

    @Override
    public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
      DiscoverySelector one = DiscoverySelectors.selectClass(tests);
      return type.isInstance(one) ? List.of(type.cast(one)) : List.of();
    }

    @Override
    public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
      return List.of();
    }

    @Override
    public ConfigurationParameters getConfigurationParameters() {
      return new NoParameters();
    }

    @Override
    public OutputDirectoryCreator getOutputDirectoryCreator() {
      return NO_FILES;
    }
  }

  private record NoParameters() implements ConfigurationParameters {
    @Override
    public Optional<String> get(String key) {
      return Optional.empty();
    }

    @Override
    public Optional<Boolean> getBoolean(String key) {
      return Optional.empty();
    }

    @Override
    public Set<String> keySet() {
      return Set.of();
    }
  }
}
