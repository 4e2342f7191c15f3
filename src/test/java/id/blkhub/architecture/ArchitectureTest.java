package id.blkhub.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The boundaries between the packages, and what no class of the hub does. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final String ROOT = "id.blkhub";
  private static final int LONGEST_FILE = 400;

  /** Values side by side are mixed up sooner or later; more belong into a record of their own. */
  private static final int MOST_PARAMETERS = 7;

  /** The broker gives an acceptor ten, and the names of these settings are what operators write. */
  private static final Set<String> MORE_PARAMETERS =
      Set.of("broker.GuardedAcceptor.<init>", "http.LoginSettings.<init>");

  /** Which package may know which others. A package that is not listed here fails. */
  private static final Map<String, Set<String>> MAY_USE =
      table(
          "message     |",
          "declaration | message",
          "setting     | declaration message",
          "files       | message",
          "meter       | message",
          "reader      | message",
          "store       | message",
          "sheet       | message",
          "tls         | message",
          "queue       | message",
          "partner     | declaration files message",
          "mapping     | files message",
          "seal        | message store",
          "correlation | message seal store",
          "door        | message partner reader",
          "web         | message setting",
          "journal     | message seal store",
          "contract    | files mapping message",
          "step        | message queue",
          "translation | contract mapping message partner reader",
          "exchange    | contract correlation door journal mapping message meter partner queue"
              + " reader seal",
          "intake      | contract correlation door exchange mapping message meter partner queue"
              + " reader seal step translation",
          "delivery    | correlation door exchange mapping message meter partner queue step"
              + " translation",
          "upkeep      | contract correlation door exchange journal message meter partner queue"
              + " seal step",
          "broker      | correlation delivery door message meter partner queue store tls",
          "sending     | broker correlation delivery door exchange journal message meter partner"
              + " queue reader",
          "sftp        | message",
          "edge        | journal message partner queue reader sending sftp sheet store",
          "http        | delivery exchange message queue step store tls",
          "poll        | edge http message queue store",
          "question    | broker contract correlation edge exchange http journal mapping message"
              + " partner queue reader seal store translation web",
          "mail        | edge message partner queue tls",
          "outfile     | delivery edge exchange message sftp sheet step",
          "outmail     | contract delivery edge exchange mail message partner step",
          "lint        | contract delivery edge files http intake mail mapping message outfile"
              + " outmail partner poll question queue step upkeep",
          "route       | lint message partner",
          "pack        | contract mapping message partner",
          "api         | broker contract edge journal mapping message pack partner question reader"
              + " replay"
              + " seal sending translation web",
          "replay      | broker correlation door journal message meter partner queue sending"
              + " step upkeep",
          "remedy      | door journal message meter queue upkeep",
          "console     | broker contract correlation door edge exchange journal mapping message"
              + " partner queue remedy seal translation web",
          "rehearsal   | contract correlation declaration delivery door edge exchange files http"
              + " journal mail mapping message meter outfile outmail partner poll question queue"
              + " reader route seal setting step store translation upkeep",
          "newpartner  | contract edge files mapping message partner rehearsal translation",
          "cli         | broker contract declaration files lint mapping message newpartner pack"
              + " partner rehearsal route seal setting store tls translation");

  private static final JavaClasses HUB =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  static Set<String> packages() {
    return HUB.stream()
        .map(type -> type.getPackageName())
        .filter(name -> name.startsWith(ROOT + '.'))
        .map(name -> name.substring(ROOT.length() + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyPackageStandsInTheTable() {
    assertThat(MAY_USE.keySet()).containsExactlyInAnyOrderElementsOf(packages());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyThoseBelowIt(String name) {
    String[] outside =
        Stream.concat(Stream.of(name), MAY_USE.getOrDefault(name, Set.of()).stream())
            .map(used -> ROOT + '.' + used)
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(ROOT + '.' + name)
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "..")
                .and(resideOutsideOfPackages(outside))
                .as("packages of the hub other than %s", Arrays.toString(outside)))
        .check(HUB);
  }

  @Test
  void thePackagesFormNoCircle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HUB);
  }

  /** It may one day run inside a broker of its own, where there is no Spring. */
  @Test
  void theDoorKnowsNoSpring() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".door")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(HUB);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(HUB);
    noClasses()
        .should()
        .callMethod(Throwable.class, "printStackTrace")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging")
        .check(HUB);
  }

  @Test
  void nothingIsInjectedIntoFields() {
    noFields()
        .should()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .orShould()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
        .orShould()
        .beAnnotatedWith("jakarta.inject.Inject")
        .orShould()
        .beAnnotatedWith("jakarta.annotation.Resource")
        .check(HUB);
  }

  @Test
  void noClassIsAGrabBag() {
    classes()
        .should()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Impl")
        .andShould()
        .haveSimpleNameNotEndingWith("Utils")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .check(HUB);
  }

  @Test
  void nothingTakesMoreThanSevenParameters() {
    Set<String> more =
        HUB.stream()
            .flatMap(type -> type.getCodeUnits().stream())
            .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(unit -> !unit.getOwner().isAnonymousClass())
            .filter(unit -> parameters(unit) > MOST_PARAMETERS)
            .map(unit -> named(unit.getOwner()) + '.' + unit.getName())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(more).isEqualTo(MORE_PARAMETERS);
  }

  /** The compiler adds the name and the place of an enum's constant. */
  private static int parameters(JavaCodeUnit unit) {
    boolean ofEnum = unit.isConstructor() && unit.getOwner().isEnum();
    return unit.getRawParameterTypes().size() - (ofEnum ? 2 : 0);
  }

  @Test
  void noTwoClassesHaveOneNameAndNoneHidesOneOfTheJdk() {
    Map<String, Set<String>> classes = new TreeMap<>();
    for (JavaClass type : HUB) {
      boolean seen = !type.getModifiers().contains(JavaModifier.PRIVATE);
      if (seen && !type.isAnonymousClass() && !type.isLocalClass()) {
        classes.computeIfAbsent(type.getSimpleName(), n -> new TreeSet<>()).add(named(type));
      }
    }
    classes.remove("package-info");
    classes.entrySet().removeIf(one -> one.getValue().size() == 1 && !inJdk(one.getKey()));

    assertThat(classes).isEmpty();
  }

  private static boolean inJdk(String name) {
    return Stream.of("java.lang.", "java.util.").anyMatch(known -> exists(known + name));
  }

  private static boolean exists(String name) {
    try {
      Class.forName(name, false, ClassLoader.getPlatformClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static String named(JavaClass type) {
    return type.getName().substring(ROOT.length() + 1);
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(packages())
        .allSatisfy(
            name ->
                assertThat(SOURCES.resolve("id/blkhub").resolve(name).resolve("package-info.java"))
                    .isRegularFile());
  }

  /** NullAway looks only at packages that are marked. */
  @Test
  void everyPackageIsCheckedForNull() {
    assertThat(HUB.stream().map(JavaClass::getPackage).distinct())
        .filteredOn(checked -> !checked.isAnnotatedWith(NullMarked.class))
        .extracting(JavaPackage::getName)
        .as("packages whose package-info has no @NullMarked")
        .isEmpty();
  }

  @Test
  void nothingIsExemptFromTheCheckForNull() throws IOException {
    List<Path> exempt = new ArrayList<>();
    for (Path file : sources()) {
      String source = Files.readString(file);
      if (source.contains("\"NullAway\"") || source.contains("@NullUnmarked")) {
        exempt.add(file);
      }
    }

    assertThat(exempt).isEmpty();
  }

  @Test
  void noFileIsLongerThanFourHundredLines() throws IOException {
    Map<Path, Integer> tooLong = new LinkedHashMap<>();
    for (Path file : sources()) {
      int lines = Files.readAllLines(file).size();
      if (lines > LONGEST_FILE) {
        tooLong.put(file, lines);
      }
    }

    assertThat(tooLong).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static Map<String, Set<String>> table(String... rows) {
    Map<String, Set<String>> table = new LinkedHashMap<>();
    for (String row : rows) {
      String[] cells = row.split("\\|", 2);
      Set<String> used = new TreeSet<>(Arrays.asList(cells[1].strip().split(" +")));
      used.remove("");
      table.put(cells[0].strip(), used);
    }
    return table;
  }
}
