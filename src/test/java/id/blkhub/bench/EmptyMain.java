package id.blkhub.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The application one begins with: Spring Boot, Camel and Artemis from the hub's own class path, a
 * port each for HTTP, management, AMQP, MQTT and STOMP, and nothing else. Not annotated as a
 * configuration, or the hubs of all tests would find it and take it in.
 */
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
class EmptyMain {
  static Path folder = Path.of("");

  public static void main(String[] args) throws Exception {
    folder = Path.of(args[0]);
    ConfigurableApplicationContext context =
        new SpringApplication(EmptyMain.class)
            .run(
                "--server.port=0",
                "--management.server.port=0",
                "--spring.config.location=optional:file:./nothing/",
                "--spring.main.web-application-type=servlet");
    context.getBean(CamelContext.class).getStatus();
    double millis = ManagementFactory.getRuntimeMXBean().getUptime();
    Child.end(Map.of("millis", millis, "processor", Growth.processorSeconds()));
  }

  @Bean(destroyMethod = "stop")
  EmbeddedActiveMQ broker() throws Exception {
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setPersistenceEnabled(true);
    configuration.setSecurityEnabled(false);
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.addAcceptorConfiguration("vm", "vm://77");
    for (String protocol : new String[] {"AMQP", "MQTT", "STOMP"}) {
      configuration.addAcceptorConfiguration(protocol, "tcp://127.0.0.1:0?protocols=" + protocol);
    }
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.start();
    return broker;
  }
}
