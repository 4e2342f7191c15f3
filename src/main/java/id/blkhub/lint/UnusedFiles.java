package id.blkhub.lint;

import id.blkhub.contract.Contracts;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.QuestionForm;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that nobody reads: left behind, or named or put wrongly. */
final class UnusedFiles {
  /** The file of a reference from one schema to another. */
  private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\"\\s*:\\s*\"([^\"#]+)");

  private static final Text NO_SUCH_FILE =
      new Text(
          "hub tidak membaca berkas seperti ini di sini",
          "the hub reads no such file in this place");

  /** Read by the command that plays them; a schema beside them, or beside profiles, by editors. */
  private static final String SCENARIO = ".scenario.yaml";

  /** For people. */
  private static final String NOTES = ".md";

  private final Folders folders;
  private final KnownPartners knownPartners;
  private final Scripts scripts;
  private final LintReport report;
  private final Set<Path> referenced = new HashSet<>();
  private final Set<String> strangers = new HashSet<>();

  UnusedFiles(Folders folders, KnownPartners knownPartners, Scripts scripts, LintReport report) {
    this.folders = folders;
    this.knownPartners = knownPartners;
    this.scripts = scripts;
    this.report = report;
  }

  void check(MappingFolder folder) {
    folder.files().stream()
        .filter(file -> file.toString().endsWith(Folders.SCHEMA))
        .forEach(this::references);
    folder.files().forEach(this::mapping);
    for (Path partner : Routes.list(folders.routes(), Files::isDirectory)) {
      Routes.list(partner, Files::isRegularFile).forEach(this::route);
    }
  }

  /** The schemas a schema refers to. */
  private void references(Path schema) {
    try {
      String text = Files.readString(folders.mappings().resolve(schema), StandardCharsets.UTF_8);
      Matcher reference = REFERENCE.matcher(text);
      while (reference.find()) {
        String target = reference.group(1);
        Path path =
            target.startsWith(Contracts.BASE)
                ? Path.of(target.substring(Contracts.BASE.length()))
                : schema.resolveSibling(target).normalize();
        if (!path.equals(schema)) {
          referenced.add(path);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // the loader reports it
    }
  }

  private void route(Path file) {
    String name = file.getFileName().toString();
    boolean read =
        name.endsWith(Routes.ENDING)
            || name.equals("partner.yaml")
            || name.endsWith(SCENARIO)
            || name.endsWith(Folders.SCHEMA)
            || name.endsWith(NOTES)
            || name.startsWith(".");
    if (!read) {
      Text nearest =
          name.matches(".*\\.ya?ml")
              ? new Text(
                  "nama berkas rute berakhir " + Routes.ENDING,
                  "route files end in " + Routes.ENDING)
              : NO_SUCH_FILE;
      report.add(file, SourcePlace.START, FileRules.UNUSED, nearest);
    }
  }

  private void mapping(Path file) {
    String name = file.toString().replace('\\', '/');
    String owner = file.getName(0).toString();
    if (name.endsWith(NOTES)) {
      return;
    }
    Optional<String> sampled = MappingFolder.canonicalSample(file);
    if (sampled.isPresent()) {
      Path schema = Path.of(Folders.CANONICAL, sampled.get() + Folders.SCHEMA);
      sample(file, folders.has(schema), folders.shown(schema));
    } else if (owner.equals(Folders.CANONICAL) && !name.endsWith(Folders.SCRIPT)) {
      canonical(file);
    } else if (owner.equals(Folders.REFERENCE)) {
      table(file);
    } else if (file.getNameCount() == 1) {
      unused(file, NO_SUCH_FILE);
    } else if (!owner.equals(Folders.CANONICAL) && !knownPartners.exists(owner)) {
      stranger(owner);
    } else if (MappingFolder.isSample(file)) {
      sample(file);
    } else if (name.endsWith(Folders.SCRIPT) || name.endsWith(Folders.SCHEMA)) {
      String ending = name.endsWith(Folders.SCRIPT) ? Folders.SCRIPT : Folders.SCHEMA;
      if (MappingFolder.isPart(file)) {
        part(file, MappingFolder.part(file, ending));
      } else if (!scripts.imported().contains(file) && !referenced.contains(file)) {
        unused(
            file, new Text("tidak ada berkas lain yang mengimpornya", "no other file imports it"));
      }
    } else {
      unused(file, NO_SUCH_FILE);
    }
  }

  private void canonical(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(Folders.SCHEMA) || file.getNameCount() != 2) {
      unused(file, NO_SUCH_FILE);
      return;
    }
    String kind = name.substring(0, name.length() - Folders.SCHEMA.length());
    boolean known = folders.contracts().canonical(kind).isPresent();
    boolean exchanged =
        !folders.profiles().unsound().isEmpty()
            || folders.profiles().profiles().values().stream()
                .anyMatch(
                    p ->
                        p.sends().contains(kind)
                            || p.reception(kind).isPresent()
                            || speaksOf(p, kind));
    if (!referenced.contains(file) && known && !exchanged) {
      unused(
          file,
          new Text(
              "tidak ada mitra yang mengirim, menerima atau menjawab \"" + kind + "\"",
              "no partner sends, receives or answers \"" + kind + "\""));
    }
  }

  /** Whether the form belongs to a question that the partner answers. */
  private static boolean speaksOf(PartnerProfile profile, String form) {
    return QuestionForm.name(form).filter(profile.questions().answers()::contains).isPresent();
  }

  private void table(Path file) {
    String name = file.getFileName().toString();
    String table = name.replaceFirst("\\.csv$", "");
    if (!name.endsWith(".csv") || file.getNameCount() != 2) {
      unused(file, NO_SUCH_FILE);
    } else if (!scripts.usedTables().contains(table)
        && !Contracts.TABLES.contains(table)
        && !someScriptIsBroken()) {
      unused(
          file,
          new Text(
              "tidak ada pemetaan, format, atau aturan yang membaca tabel ini",
              "no mapping, format or rule looks into this table"));
    }
  }

  /** Nobody can tell which tables a script looks into that is no JSLT. */
  private boolean someScriptIsBroken() {
    return folders.compiled().problems().stream()
        .anyMatch(problem -> problem.file().toString().endsWith(Folders.SCRIPT));
  }

  private void stranger(String owner) {
    if (strangers.add(owner)) {
      report.add(
          folders.mappings().resolve(owner),
          SourcePlace.START,
          FileRules.UNUSED,
          new Text(
              "tidak ada mitra \"" + owner + "\"" + nearest(owner).id(),
              "there is no partner \"" + owner + "\"" + nearest(owner).en()));
    }
  }

  private Text nearest(String owner) {
    return Suggestion.of(owner, knownPartners.ids());
  }

  private void part(Path file, FormPath part) {
    Optional<PartnerProfile> profile = knownPartners.profile(part.partner());
    boolean wanted =
        profile.isEmpty()
            || speaksOf(profile.get(), part.form())
            || (part.incoming()
                ? profile.get().sends().contains(part.form())
                : profile.get().reception(part.kind()).isPresent());
    if (!wanted && !referenced.contains(file) && !scripts.imported().contains(file)) {
      String id = part.incoming() ? "mengirim" : "menerima";
      String en = part.incoming() ? "send" : "receive";
      unused(
          file,
          new Text(
              "menurut profilnya mitra \""
                  + part.partner()
                  + "\" tidak "
                  + id
                  + " \""
                  + part.kind()
                  + "\"",
              "by its profile the partner \""
                  + part.partner()
                  + "\" does not "
                  + en
                  + " \""
                  + part.kind()
                  + "\""));
    }
  }

  private void sample(Path file) {
    FormPath part = MappingFolder.sampled(file);
    boolean known =
        List.of(Folders.SCRIPT, Folders.SCHEMA).stream()
            .anyMatch(ending -> folders.has(part.file(ending)));
    sample(file, known, folders.shown(part.file(Folders.SCRIPT)));
  }

  private void sample(Path file, boolean known, String of) {
    if (!known) {
      unused(file, new Text("tidak ada " + of, "there is no " + of));
    } else if (SampleChecks.ENDINGS.stream().noneMatch(file.toString()::endsWith)) {
      unused(
          file,
          new Text(
              "contoh bernama <nama>.in.json dan <nama>.out.json atau <nama>.problems.json",
              "samples are called <name>.in.json and <name>.out.json or <name>.problems.json"));
    }
  }

  private void unused(Path file, Text why) {
    report.add(folders.mappings().resolve(file), SourcePlace.START, FileRules.UNUSED, why);
  }
}
