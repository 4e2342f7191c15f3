package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.Token;
import id.blkhub.contract.Contract;
import id.blkhub.mapping.FileProblem;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.MappingProblem;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Reception;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether mappings name what is there, read what they are given, and write what is wanted. */
final class MappingChecks {
  private final Folders folders;
  private final Scripts scripts;
  private final LintReport report;

  /** Findings at the place of each name; the compiler reports only its first mistake. */
  private final LintReport said = new LintReport();

  /** What the mappings for receivers read of the canonical form. */
  private final Map<FormPath, Set<String>> reads = new HashMap<>();

  private final TableChecks tables;

  MappingChecks(Folders folders, Scripts scripts, LintReport report) {
    this.folders = folders;
    this.scripts = scripts;
    this.report = report;
    this.tables = new TableChecks(folders, scripts, report);
  }

  void check(MappingFolder folder) {
    for (Path file : folder.files()) {
      if (file.toString().endsWith(Folders.SCRIPT)) {
        if (MappingFolder.isPart(file)) {
          scripts.script(file).ifPresent(text -> mapping(file, text));
        } else {
          library(file);
        }
      }
    }
    report.addAll(said);
    for (FileProblem problem : folders.compiled().problems()) {
      // unknown names were reported at their places already
      if (!alreadySaid(problem.file())) {
        report.add(told(problem));
      }
    }
  }

  /** A file that others import is not compiled by itself. */
  private void library(Path file) {
    scripts.module(file.toString()).ifPresent(text -> scripts.names(text, said));
    scripts.fault(file, true).ifPresent(scriptFault -> said.add(finding(file, scriptFault)));
  }

  private Finding finding(Path file, JsltText.ScriptFault scriptFault) {
    return finding(
        new FileProblem(
            file,
            scriptFault.at().line(),
            scriptFault.at().column(),
            MappingProblem.UNUSABLE.code(),
            MappingProblem.UNUSABLE.text(scriptFault.reason())));
  }

  /** The parser's own words where a file cannot be parsed; the compiler's where it can. */
  private Finding told(FileProblem problem) {
    boolean ofScript =
        problem.code().equals(MappingProblem.UNUSABLE.code())
            && problem.file().toString().endsWith(Folders.SCRIPT);
    return Optional.of(problem)
        .filter(known -> ofScript)
        .flatMap(known -> scripts.fault(known.file(), !MappingFolder.isPart(known.file())))
        .map(scriptFault -> finding(problem.file(), scriptFault))
        .orElseGet(() -> finding(problem));
  }

  private boolean alreadySaid(Path file) {
    return said.unsound(folders.mappings().resolve(file))
        || (file.toString().endsWith(Folders.SCRIPT)
            && scripts.script(file).map(text -> text.imports().values()).orElse(List.of()).stream()
                .anyMatch(source -> said.unsound(folders.mappings().resolve(source))));
  }

  /** What a mapping for a receiver reads of the canonical form; empty where it is not known. */
  Set<String> reads(FormPath form) {
    return reads.getOrDefault(form, Set.of());
  }

  /** Contracts that cannot be used. */
  void contracts() {
    folders.contracts().problems().forEach(problem -> report.add(finding(problem)));
  }

  private Finding finding(FileProblem problem) {
    return new Finding(
        folders.mappings().resolve(problem.file()),
        problem.line(),
        problem.column(),
        problem.code(),
        Finding.Severity.ERROR,
        problem.message());
  }

  private void mapping(Path file, JsltText text) {
    scripts.names(text, said);
    FormPath part = MappingFolder.part(file, Folders.SCRIPT);
    MappingInput mappingInput = source(part);
    CodeChecks codes = new CodeChecks(mappingInput, report);
    AbstractValue result =
        part.incoming()
            ? read(text, fields(folders.contracts().of(part), part), lookups(part, codes))
            : readCanonical(text, part, lookups(part, codes));
    Path target =
        part.incoming()
            ? Path.of(Folders.CANONICAL, part.form() + Folders.SCHEMA)
            : part.file(Folders.SCHEMA);
    Optional<Contract> accepts =
        part.incoming()
            ? folders.contracts().canonical(part.form()).map(kind -> kind.contract())
            : folders.contracts().of(part);
    WriteCheck writeCheck = new WriteCheck(mappingInput, codes, report);
    accepts.ifPresent(contract -> writeCheck.check(result, contract, folders.shown(target)));
  }

  private LookupListener lookups(FormPath part, CodeChecks codes) {
    return new LookupListener() {
      @Override
      public void inScript(Lookup lookup) {
        codes.looked(lookup);
      }

      @Override
      public void inTable(TableLookup lookup) {
        if (!part.isVoid()) {
          tables.check(part, lookup);
        }
      }
    };
  }

  /** The contract of what a mapping reads. */
  private MappingInput source(FormPath part) {
    if (part.incoming()) {
      String name = folders.shown(part.file(Folders.SCHEMA));
      return new MappingInput(folders.contracts().of(part), name);
    }
    Optional<Contract> canonical =
        folders.contracts().canonical(part.kind()).map(kind -> kind.contract());
    return new MappingInput(
        canonical.filter(known -> !part.isVoid()),
        folders.shown(Path.of(Folders.CANONICAL, part.kind() + Folders.SCHEMA)));
  }

  private record Read(DocumentFields fields, String name) {}

  private Optional<Read> fields(Optional<Contract> contract, FormPath part) {
    return contract.map(
        known -> new Read(DocumentFields.of(known), folders.shown(part.file(Folders.SCHEMA))));
  }

  private AbstractValue read(JsltText text, Optional<Read> source, LookupListener lookups) {
    return scripts.read(
        text,
        (path, where, token) -> source.ifPresent(known -> lacks(path, where, token, known)),
        lookups);
  }

  private boolean lacks(String path, JsltText where, Token token, Read source) {
    Optional<Text> nearest = path.isEmpty() ? Optional.empty() : source.fields().lack(path);
    nearest.ifPresent(
        word -> report.add(where, token, FileRules.READS_UNKNOWN, path, source.name(), word));
    return nearest.isPresent();
  }

  private AbstractValue readCanonical(JsltText text, FormPath part, LookupListener lookups) {
    if (part.isVoid()) {
      // made of numbers that the reception grants, not of a canonical message
      return read(text, Optional.empty(), lookups);
    }
    Path form = Path.of(Folders.CANONICAL, part.kind() + Folders.SCHEMA);
    Optional<Read> source =
        folders
            .canonical(part.kind())
            .map(documentFields -> new Read(documentFields, folders.shown(form)));
    Optional<Reception> reception =
        Optional.ofNullable(folders.profiles().profiles().get(part.partner()))
            .flatMap((PartnerProfile profile) -> profile.reception(part.kind()));
    Set<String> read = reads.computeIfAbsent(part, of -> new TreeSet<>());
    return scripts.read(
        text,
        (path, where, token) -> {
          read.add(path);
          boolean lacks = source.filter(known -> lacks(path, where, token, known)).isPresent();
          reception
              .filter(known -> !lacks && !path.isEmpty() && !Grants.of(known).touches(path))
              .ifPresent(
                  known ->
                      report.add(
                          where,
                          token,
                          FileRules.READS_NOT_GRANTED,
                          path,
                          known.agreement().reference(),
                          part.kind()));
        },
        lookups);
  }
}
