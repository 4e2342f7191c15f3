package id.blkhub.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fenced blocks of a document. A comment before a block says that it is to be run and what its
 * output must contain: {@code <!-- run, expect: a, b -->}, or {@code run until:} for a command that
 * a reader would repeat until it says so.
 */
record Samples(Path document, List<Block> blocks) {
  private static final Pattern FENCE =
      Pattern.compile(
          "(?ms)(?:^<!-- run(?<again> until)?(?:,? ?(?:expect)?: (?<expect>[^\\n]*?))? -->\\n)?"
              + "^```(?<language>\\w+)\\n(?<text>.*?)^```$");

  /**
   * @param run whether to run it
   * @param again whether to repeat it until it says what is expected
   */
  record Block(String language, String text, boolean run, boolean again, List<String> expected) {}

  static Samples of(Path document) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = FENCE.matcher(Files.readString(document));
    while (matcher.find()) {
      String expect = matcher.group("expect");
      blocks.add(
          new Block(
              matcher.group("language"),
              matcher.group("text"),
              matcher.group().startsWith("<!-- run"),
              matcher.group("again") != null,
              expect == null ? List.of() : List.of(expect.split(", "))));
    }
    return new Samples(document, blocks);
  }

  List<Block> toRun() {
    return blocks.stream().filter(Block::run).toList();
  }

  List<String> written(String language) {
    return blocks.stream().filter(b -> b.language().equals(language)).map(Block::text).toList();
  }
}
