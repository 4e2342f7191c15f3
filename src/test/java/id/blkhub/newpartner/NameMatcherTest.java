package id.blkhub.newpartner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import id.blkhub.contract.Contracts;
import id.blkhub.newpartner.NameMatcher.Nearness;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameMatcherTest {
  private final NameMatcher nameMatcher = new NameMatcher();

  @Test
  void shouldHaveOtherNamesOnlyForFieldsThereAre() {
    Contracts contracts = Contracts.load(Path.of("mappings"));

    assertThat(nameMatcher.fields())
        .allSatisfy(
            field ->
                assertThat(contracts.kinds())
                    .as(field)
                    .anyMatch(
                        kind ->
                            contracts.canonical(kind).orElseThrow().contract().fields().stream()
                                .anyMatch(
                                    known -> known.equals(field) || known.endsWith("/*" + field))));
  }

  @Test
  void shouldTakeNoNoticeOfCaseAndSeparators() {
    List<String> field = List.of("person", "birthDate");

    assertThat(nameMatcher.near(Nearness.SAME_PATH, field, List.of("Person", "birth_date")))
        .isTrue();
    assertThat(nameMatcher.near(Nearness.SAME_NAME, field, List.of("BIRTH-DATE"))).isTrue();
    assertThat(nameMatcher.near(Nearness.ALIAS, field, List.of("peserta", "Tanggal Lahir")))
        .isTrue();
    assertThat(nameMatcher.near(Nearness.ALIAS, field, List.of("tanggal"))).isFalse();
  }

  @Test
  void shouldLeaveOutWhatCouldBeTwoFields() {
    Contracts contracts = Contracts.load(Path.of("mappings"));
    CanonicalForm vacancy = new CanonicalForm(contracts, "vacancy");
    SampleForm sample =
        new SampleForm(
            List.of(JsonNodeFactory.instance.objectNode().put("min", 18).put("jumlah", 2)));

    Matching matching = new Matching(nameMatcher, vacancy.leaves(vacancy.root()), sample.leaves());

    assertThat(matching.madeOf(List.of("min"))).as("of age or of wage").isEmpty();
    assertThat(matching.madeOf(List.of("jumlah")))
        .hasValueSatisfying(field -> assertThat(field.pointer()).isEqualTo("/openings"));
  }
}
