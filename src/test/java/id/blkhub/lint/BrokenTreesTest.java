package id.blkhub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.flow.OwnFiles;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is found in its place, and nothing else is. */
class BrokenTreesTest {
  @TempDir static Path home;

  static List<BrokenTree> trees() throws IOException {
    return BrokenTree.all();
  }

  @ParameterizedTest
  @MethodSource("trees")
  void shouldFindExactly(BrokenTree tree) throws IOException {
    OwnFiles.copyTo(home);
    tree.makeIn(home);

    List<Finding> findings =
        Lint.check(home.resolve("routes"), home.resolve("mappings"), ShippedFilesTest.AROUND);

    assertThat(findings)
        .as("all of %s", findings)
        .extracting(this::place)
        .containsExactlyElementsOf(tree.finds().stream().map(find -> part(find, 0)).toList());
    for (int i = 0; i < findings.size(); i++) {
      assertThat(findings.get(i).message().en()).contains(part(tree.finds().get(i), 1));
      assertThat(findings.get(i).message().id()).isNotBlank().doesNotContain("%s");
    }
  }

  @Test
  void shouldBreakASoundTreeInAtLeastSixtyWaysThatReachEveryCode() throws Exception {
    Set<String> codes = new TreeSet<>();
    for (BrokenTree tree : trees()) {
      tree.finds().forEach(find -> codes.add(part(find, 0).replaceFirst(".* ", "")));
    }

    assertThat(trees()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    assertThat(codes).containsAll(rules());
  }

  private String place(Finding finding) {
    return home.relativize(finding.file())
        + ":%d:%d %s".formatted(finding.line(), finding.column(), finding.code());
  }

  private static String part(String find, int index) {
    return find.split(" \\| ", 2)[index].strip();
  }

  private static List<String> rules() {
    return Stream.of(RouteRules.class, FileRules.class)
        .flatMap(type -> Stream.of(type.getDeclaredFields()))
        .map(BrokenTreesTest::code)
        .toList();
  }

  private static String code(Field field) {
    try {
      return ((LintRule) field.get(null)).code();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
