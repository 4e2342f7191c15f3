package id.blkhub.cli;

import id.blkhub.store.DataFolder;
import id.blkhub.tls.CertificateUnusable;
import id.blkhub.tls.Certificates;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Checks the listeners before any part of the hub is made: a start that fails here leaves no data
 * folder behind. This holds for the sandbox too.
 */
@Component
class ListenerConditions implements BeanFactoryPostProcessor {
  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    Environment settings =
        beans.getBean(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME, Environment.class);
    List<Listening> all = Listening.of(settings);
    Set<String> problems = new LinkedHashSet<>(clear(all, settings));
    problems.addAll(certificates(settings));
    // the hub that has the folder has the ports too; its end is waited for
    if (problems.isEmpty() && !DataFolder.inUse(data(settings))) {
      problems.addAll(FreePorts.problems(all));
    }
    if (!problems.isEmpty()) {
      throw new StartConditions.NotReady(List.copyOf(problems));
    }
  }

  private static Path data(Environment settings) {
    return Path.of(settings.getProperty("hub.data", "data"));
  }

  private static List<String> clear(List<Listening> all, Environment settings) {
    if (settings.getProperty("hub.allow-plain-text", Boolean.class, false)) {
      return List.of();
    }
    return all.stream()
        .filter(one -> !one.tls() && one.beyondLoopback())
        .map(
            one ->
                StartRule.PLAIN_TEXT.said(one.name(), one.shownHost(), one.port(), one.setting()))
        .toList();
  }

  private static List<String> certificates(Environment settings) {
    try {
      Certificates.require(settings);
      return List.of();
    } catch (CertificateUnusable e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}
