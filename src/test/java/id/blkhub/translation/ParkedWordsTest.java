package id.blkhub.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a delivery is parked is told at the fields of whoever sent the message. */
class ParkedWordsTest {
  private static final Path FOLDER = Path.of("mappings");
  private static final Translation TRANSLATION =
      new Translation(Contracts.load(FOLDER), Mappings.load(FOLDER));
  private static final FormPath SENT = FormPath.in("blk", "assessment");

  @Test
  void shouldNameTheSendersFieldOfACodeThatTheTableLacks() throws IOException {
    for (String[] pair :
        List.of(
            new String[] {"schemeCode", "/kode_skema"}, new String[] {"tukCode", "/kode_tuk"})) {
      List<Violation> told =
          told("bnsp", "assessment", delivery("assessment").put(pair[0], "SKM-UNKNOWN"), SENT);

      assertThat(told).extracting(Violation::path).as(told + "").containsOnly(pair[1]);
      assertThat(told)
          .allSatisfy(
              one -> {
                assertThat(ParkedWords.refused(one.message().en())).isPresent();
                assertThat(one.message().id()).contains("dari isian ini");
              });
    }
  }

  @Test
  void shouldNameTheCanonicalFieldWhereTheSendersFormIsNotKnown() throws IOException {
    List<Violation> told =
        told(
            "bnsp",
            "assessment",
            delivery("assessment").put("schemeCode", "SKM-UNKNOWN"),
            FormPath.in("nobody", "assessment"));

    assertThat(told).isNotEmpty().extracting(Violation::path).containsOnly("");
    assertThat(told)
        .allMatch(one -> one.message().en().contains("of /schemeCode of its canonical"));
  }

  @Test
  void shouldNameWhatTheHubRemembersOfTheCaseAsThat() throws IOException {
    ObjectNode document = delivery("certification");
    // no text, so the receiver's form takes it over as it is
    ((ObjectNode) document.get("context")).putObject("vocation").put("name", "menenun");

    List<Violation> told =
        told("dinkop", "certification", document, FormPath.in("bnsp", "certification"));

    assertThat(told).isNotEmpty().extracting(Violation::path).containsOnly("");
    assertThat(told).allMatch(one -> one.message().en().contains("of /context/vocation"));
  }

  private static List<Violation> told(
      String receiver, String kind, ObjectNode document, FormPath sent) {
    FormPath form = FormPath.out(receiver, kind);
    TranslationResult mapped = TRANSLATION.toPartner(form, document);
    assertThat(mapped.good()).as("it breaks the receiver's contract").isFalse();
    return TRANSLATION.toSender(form, sent, document, mapped);
  }

  private static ObjectNode delivery(String kind) throws IOException {
    Path sample =
        kind.equals("assessment")
            ? FOLDER.resolve("bnsp/out/assessment/full.in.json")
            : FOLDER.resolve("dinkop/out/certification/competent.in.json");
    return (ObjectNode) new ObjectMapper().readTree(sample.toFile());
  }
}
