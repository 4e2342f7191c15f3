package id.blkhub.pack;

import id.blkhub.message.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The problems a partner can meet, with what to do about each. Which problems those are stands in
 * {@code pack/problems.txt}: the name of a declaration and its codes.
 */
final class PackProblems {
  private static final Pattern PARAGRAPH =
      Pattern.compile(
          "(?ms)^(?:- \\*\\*|#+ )(HUB-[A-Z]\\d{3})(?:\\*\\*)?\\s+(.*?)(?=^- \\*\\*HUB|^#|\\z)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
  private static final String VALUE = "…";
  private static final String CALLS = "id.blkhub.http.PartnerCallProblem";

  private static final List<PackProblem> ALL = read();

  private PackProblems() {}

  /**
   * @param id the sentence in Indonesian; a value it takes is an ellipsis
   * @param remedy what to do, in English
   */
  record PackProblem(String code, String id, String en, String remedy) {}

  /**
   * Those of a partner, by code.
   *
   * @param forms what it sends and takes
   * @param ofCredit whether a kind it sends has a rule of microcredit
   */
  static List<PackProblem> of(List<PackForm> forms, boolean ofCredit) {
    boolean takes = forms.stream().anyMatch(form -> !form.sent() && form.byQueue());
    boolean sends = forms.stream().anyMatch(PackForm::sent);
    return ALL.stream()
        .filter(problem -> takes || !problem.code().startsWith("HUB-O"))
        .filter(problem -> sends || !problem.code().matches("HUB-[CIX].*"))
        .filter(problem -> ofCredit || !problem.code().startsWith("HUB-C06"))
        .toList();
  }

  /**
   * The codes of what can become of a call to a partner.
   *
   * @param names as they are declared
   */
  static String ofCall(String... names) {
    return Stream.of(names).map(PackProblems::codeOfCall).collect(Collectors.joining(", "));
  }

  private static String codeOfCall(String name) {
    return constants(CALLS)
        .filter(problem -> ((Enum<?>) problem).name().equals(name))
        .map(ProblemCode::code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(CALLS + " has no " + name));
  }

  private static List<PackProblem> read() {
    Map<String, PackProblem> problems = new TreeMap<>();
    for (String line : PackTemplate.text("problems.txt").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split("\\s+", 2);
        add(words[0], Pattern.compile(words[1].strip()), problems);
      }
    }
    return List.copyOf(problems.values());
  }

  private static void add(String declaration, Pattern codes, Map<String, PackProblem> problems) {
    constants(declaration)
        .filter(problem -> codes.matcher(problem.code()).matches())
        .forEach(problem -> problems.putIfAbsent(problem.code(), described(problem)));
  }

  private static PackProblem described(ProblemCode problem) {
    return new PackProblem(
        problem.code(),
        problem.sentence().id().replaceAll("%(\\d\\$)?s", VALUE),
        problem.sentence().en().replaceAll("%(\\d\\$)?s", VALUE),
        remedy(problem.code()));
  }

  private static Stream<ProblemCode> constants(String declaration) {
    try {
      return Stream.of(Class.forName(declaration).getEnumConstants()).map(ProblemCode.class::cast);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String remedy(String code) {
    Matcher paragraph = PARAGRAPH.matcher(page(code.charAt(4)));
    while (paragraph.find()) {
      if (paragraph.group(1).equals(code)) {
        String text = LINK.matcher(paragraph.group(2)).replaceAll("$1");
        return text.replaceAll("[`*]", "").replaceAll("\\s+", " ").strip();
      }
    }
    return "";
  }

  private static String page(char letter) {
    String name = "/console/problems/" + letter + ".md";
    try (InputStream in = PackProblems.class.getResourceAsStream(name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
