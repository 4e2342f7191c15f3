package id.blkhub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import id.blkhub.step.RouteStep;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

class StepsTest {
  /** A bean has the name of the method that makes it, and a step is a bean that is a RouteStep. */
  @Test
  void shouldKnowEveryStepTheHubOffersToRoutes() {
    Set<String> offered =
        new ClassFileImporter()
            .importPath(Path.of("target/classes")).stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Bean.class))
                .filter(method -> method.getRawReturnType().isAssignableTo(RouteStep.class))
                .map(method -> method.getName())
                .collect(Collectors.toSet());

    assertThat(LintContext.STEPS).isEqualTo(offered);
  }
}
