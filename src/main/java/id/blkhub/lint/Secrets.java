package id.blkhub.lint;

import id.blkhub.message.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that are written into files instead of the settings; what is found is never repeated. */
final class Secrets {
  private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");
  private static final Pattern IN_ADDRESS =
      Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s:@\"'{}]+:([^/\\s@\"'{}]+)@");

  /** A name that speaks of a secret, and a value that is neither a placeholder nor computed. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:^|[\\s\"'{,?&.-])((?:[a-z0-9]+[_.-])*(?:password|passwd|passphrase|kata[_-]?sandi|secret|token"
              + "|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?secret|credentials?))"
              + "[\"']?\\s*[:=]\\s*[\"']?([^\\s\"',&#{}\\[\\]($.<|>][^\\s\"',&}]{3,})");

  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9+/_=-]{32,}");
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{32,}|[0-9A-F]{32,}");
  private static final double BITS_OF_CHANCE = 4.2;

  private final Report report;

  Secrets(Report report) {
    this.report = report;
  }

  /**
   * @param configuration whether the file says how the hub works; a sample also holds hashes
   */
  void check(Path file, boolean configuration) {
    List<String> lines;
    try {
      lines = List.of(Files.readString(file, StandardCharsets.UTF_8).split("\n", -1));
    } catch (IOException e) {
      // no text, so whoever reads the file says so
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      line(file, i + 1, lines.get(i), configuration);
    }
  }

  private void line(Path file, int number, String line, boolean configuration) {
    Matcher key = PRIVATE_KEY.matcher(line);
    Matcher address = IN_ADDRESS.matcher(line);
    Matcher named = NAMED.matcher(line);
    if (key.find()) {
      secret(file, number, key.start(), new Text("kunci privat", "a private key"));
    } else if (address.find()) {
      secret(
          file,
          number,
          address.start(1),
          new Text("kata sandi dalam alamat", "a password in an address"));
    } else if (configuration && named.find() && !isPlain(named.group(2))) {
      secret(
          file,
          number,
          named.start(2),
          new Text("nilai \"" + named.group(1) + "\"", "the value of \"" + named.group(1) + "\""));
    } else if (configuration) {
      random(file, number, line);
    }
  }

  /** What stands beside such a name without being a secret. */
  private static boolean isPlain(String value) {
    return List.of("true", "false", "null", "none", "string", "text").contains(value)
        || value.startsWith("/");
  }

  private void secret(Path file, int line, int column, Text what) {
    report.add(file, new Place(line, column + 1), FileRules.SECRET, what);
  }

  private void random(Path file, int number, String line) {
    Matcher word = LONG_WORD.matcher(line);
    while (word.find()) {
      String text = word.group();
      if (HEXADECIMAL.matcher(text).matches() ? entropy(text) > 3 : isRandom(text)) {
        report.add(
            file, new Place(number, word.start() + 1), FileRules.LOOKS_SECRET, text.length());
      }
    }
  }

  private static boolean isRandom(String text) {
    return text.matches(".*[a-z].*")
        && text.matches(".*[A-Z].*")
        && text.matches(".*\\d.*")
        && entropy(text) > BITS_OF_CHANCE;
  }

  /** Shannon's, in bits a character. */
  private static double entropy(String text) {
    Map<Integer, Integer> counts = new TreeMap<>();
    text.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
    double bits = 0;
    for (int count : counts.values()) {
      double share = (double) count / text.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
