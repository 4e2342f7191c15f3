package id.blkhub.cli;

import id.blkhub.files.FileTree;
import id.blkhub.message.Text;
import id.blkhub.newpartner.NewPartner;
import id.blkhub.newpartner.PartnerDraftOptions.Sample;
import id.blkhub.newpartner.SampleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a partner sends and receives. */
final class MessageOptions {
  @Option(names = "--sends", paramLabel = "<kind>=<sample>,…")
  private @Nullable String sends;

  @Option(names = "--receives", paramLabel = "<kind>,…")
  private @Nullable String receives;

  /**
   * Samples by kind.
   *
   * @param records where a document has its list of messages; null where it is one
   */
  Map<String, List<Sample>> sent(
      NewPartner newPartner, @Nullable String records, Questions questions) {
    String kinds = " (" + String.join(", ", newPartner.kinds()) + ")";
    Text question =
        new Text(
            "Yang dikirim, jenis=contoh.json, kosong bila tidak ada" + kinds,
            "what it sends, kind=sample.json, nothing if empty");
    return questions.answer(
        sends, question, answer -> samples(newPartner, records, Questions.list(answer)));
  }

  private static Map<String, List<Sample>> samples(
      NewPartner newPartner, @Nullable String records, List<String> words) {
    Map<String, List<Sample>> sends = new LinkedHashMap<>();
    for (String word : words) {
      String[] parts = word.split("=", 2);
      if (parts.length < 2) {
        throw new Misuse(CommandProblem.NO_SAMPLE, word);
      }
      newPartner.checkKind(parts[0]);
      List<Sample> samples = sends.computeIfAbsent(parts[0], kind -> new ArrayList<>());
      for (Sample sample : samples(Path.of(parts[1]), records)) {
        if (samples.stream().anyMatch(other -> other.name().equals(sample.name()))) {
          throw new Misuse(CommandProblem.SAMPLE_TWICE, parts[0], sample.name());
        }
        samples.add(sample);
      }
    }
    return sends;
  }

  private static List<Sample> samples(Path file, @Nullable String records) {
    try {
      return SampleFiles.read(file, records);
    } catch (IOException e) {
      throw new Misuse(CommandProblem.CANNOT_READ, file, FileTree.why(e));
    }
  }

  Set<String> received(NewPartner newPartner, Questions questions) {
    Text question =
        new Text("Jenis yang diterima, kosong bila tidak ada", "kinds it receives, none if empty");
    return questions.answer(
        receives,
        question,
        answer -> {
          List<String> kinds = Questions.list(answer);
          kinds.forEach(newPartner::checkKind);
          return new LinkedHashSet<>(kinds);
        });
  }
}
