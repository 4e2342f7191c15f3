package id.blkhub.lint;

import id.blkhub.message.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that are written into files instead of the settings; what is found is never repeated. */
final class Secrets {
  private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");
  private static final Pattern IN_ADDRESS =
      Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s:@\"'{}]+:([^/\\s@\"'{}]+)@");

  /** Names that speak of a secret. A file without any is not looked at line by line. */
  private static final List<String> SPEAKING =
      List.of("password", "passwd", "passphrase", "sandi", "secret", "token", "credential", "key");

  /** Such a name, and a value that is neither a placeholder nor computed. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:^|[\\s\"'{,?&.-])((?:[a-z0-9]+[_.-])*(?:password|passwd|passphrase"
              + "|kata[_-]?sandi|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
              + "|client[_-]?secret|credentials?))"
              + "[\"']?\\s*[:=]\\s*[\"']?([^\\s\"',&#{}\\[\\]($.<|>][^\\s\"',&}]{3,})");

  /** What stands beside such a name without being a secret. */
  private static final Set<String> PLAIN =
      Set.of("true", "false", "null", "none", "string", "text", "object");

  private static final int SHORTEST_RANDOM = 32;
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]+|[0-9A-F]+");
  private static final double BITS_OF_CHANCE = 4.2;

  private final LintReport report;

  Secrets(LintReport report) {
    this.report = report;
  }

  /**
   * @param configuration whether the file is configuration; a sample may also hold hashes
   */
  void check(Path file, boolean configuration) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      // the reader of the file reports that it is no text
      return;
    }
    boolean addresses = text.contains("-----BEGIN") || (text.contains("://") && text.contains("@"));
    boolean speaking = configuration && speaks(text);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (addresses) {
        address(file, i, lines[i]);
      }
      if (speaking && speaks(lines[i])) {
        named(file, i, lines[i]);
      }
      if (configuration && lines[i].length() >= SHORTEST_RANDOM) {
        random(file, i, lines[i]);
      }
    }
  }

  /** The patterns are slow, and hardly any line has what each of them needs. */
  private static boolean speaks(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return SPEAKING.stream().anyMatch(lower::contains);
  }

  private void address(Path file, int line, String text) {
    if (text.contains("-----BEGIN")) {
      find(PRIVATE_KEY, 0, file, line, text, new Text("kunci privat", "a private key"));
    }
    if (text.contains("://") && text.contains("@")) {
      Text login = new Text("kata sandi dalam alamat", "a password in an address");
      find(IN_ADDRESS, 1, file, line, text, login);
    }
  }

  private void find(Pattern pattern, int group, Path file, int line, String text, Text what) {
    Matcher matcher = pattern.matcher(text);
    if (matcher.find()) {
      report.add(file, new SourcePlace(line + 1, matcher.start(group) + 1), FileRules.SECRET, what);
    }
  }

  private void named(Path file, int line, String text) {
    Matcher matcher = NAMED.matcher(text);
    while (matcher.find()) {
      String value = matcher.group(2);
      if (!PLAIN.contains(value) && !value.startsWith("/")) {
        String name = matcher.group(1);
        Text what = new Text("nilai \"" + name + "\"", "the value of \"" + name + "\"");
        report.add(file, new SourcePlace(line + 1, matcher.start(2) + 1), FileRules.SECRET, what);
      }
    }
  }

  private void random(Path file, int line, String text) {
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !isPartOfKey(text.charAt(i))) {
        if (i - from >= SHORTEST_RANDOM && isRandom(text.substring(from, i))) {
          report.add(file, new SourcePlace(line + 1, from + 1), FileRules.LOOKS_SECRET, i - from);
        }
        from = i + 1;
      }
    }
  }

  private static boolean isPartOfKey(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "+/_=-".indexOf(c) >= 0;
  }

  private static boolean isRandom(String text) {
    if (HEXADECIMAL.matcher(text).matches()) {
      return entropy(text) > 3;
    }
    return text.chars().anyMatch(Character::isLowerCase)
        && text.chars().anyMatch(Character::isUpperCase)
        && text.chars().anyMatch(Character::isDigit)
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
