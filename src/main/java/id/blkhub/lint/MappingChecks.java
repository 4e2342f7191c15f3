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
  private final LintReport lintReport;

  /** What was said of scripts at the place of each name, where a compiler says one thing only. */
  private final LintReport said = new LintReport();

  /** What the mappings for receivers read of the canonical form. */
  private final Map<FormPath, Set<String>> reads = new HashMap<>();

  MappingChecks(Folders folders, Scripts scripts, LintReport lintReport) {
    this.folders = folders;
    this.scripts = scripts;
    this.lintReport = lintReport;
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
    lintReport.addAll(said);
    for (FileProblem problem : folders.compiled().problems()) {
      // a name that is not there was said at its own place, and all of them
      if (!alreadySaid(problem.file())) {
        lintReport.add(finding(problem));
      }
    }
  }

  /** A file that is there to be imported; nobody compiles it by itself. */
  private void library(Path file) {
    scripts.module(file.toString()).ifPresent(text -> scripts.names(text, said));
    scripts
        .fault(file)
        .ifPresent(
            fault ->
                said.add(
                    finding(
                        new FileProblem(
                            file,
                            fault.at().line(),
                            fault.at().column(),
                            MappingProblem.UNUSABLE,
                            fault.reason()))));
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
    folders.contracts().problems().forEach(problem -> lintReport.add(finding(problem)));
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
    CodeChecks codes = new CodeChecks(mappingInput, lintReport);
    AbstractValue result =
        part.incoming()
            ? read(text, fields(folders.contracts().of(part), part), codes)
            : readCanonical(text, part, codes);
    Path target =
        part.incoming()
            ? Path.of(Folders.CANONICAL, part.form() + Folders.SCHEMA)
            : part.file(Folders.SCHEMA);
    Optional<Contract> accepts =
        part.incoming()
            ? folders.contracts().canonical(part.form()).map(kind -> kind.contract())
            : folders.contracts().of(part);
    WriteCheck writeCheck = new WriteCheck(mappingInput, codes, lintReport);
    accepts.ifPresent(contract -> writeCheck.check(result, contract, folders.shown(target)));
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

  private AbstractValue read(JsltText text, Optional<Read> source, CodeChecks codes) {
    return scripts.read(
        text,
        (path, where, token) -> source.ifPresent(known -> lacks(path, where, token, known)),
        codes::looked);
  }

  private boolean lacks(String path, JsltText where, Token token, Read source) {
    Optional<Text> nearest = path.isEmpty() ? Optional.empty() : source.fields().lack(path);
    nearest.ifPresent(
        word -> lintReport.add(where, token, FileRules.READS_UNKNOWN, path, source.name(), word));
    return nearest.isPresent();
  }

  private AbstractValue readCanonical(JsltText text, FormPath part, CodeChecks codes) {
    if (part.isVoid()) {
      // made of numbers that the reception grants, not of a canonical message
      return read(text, Optional.empty(), codes);
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
                      lintReport.add(
                          where,
                          token,
                          FileRules.READS_NOT_GRANTED,
                          path,
                          known.agreement().reference(),
                          part.kind()));
        },
        codes::looked);
  }
}
