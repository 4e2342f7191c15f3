package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.Token;
import id.blkhub.contract.Contract;
import id.blkhub.lint.Value.Member;
import id.blkhub.mapping.FileProblem;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Reception;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether mappings name what is there, read what they are given, and write what is wanted. */
final class MappingChecks {
  private final Folders folders;
  private final Scripts scripts;
  private final Report report;

  /** What was said of scripts at the place of each name, where a compiler says one thing only. */
  private final Report said = new Report();

  MappingChecks(Folders folders, Scripts scripts, Report report) {
    this.folders = folders;
    this.scripts = scripts;
    this.report = report;
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
      // a name that is not there was said at its own place, and all of them
      if (!alreadySaid(problem.file())) {
        report.add(finding(problem));
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
                            "HUB-M001",
                            new Text(
                                "JSLT tidak dapat dipakai: " + fault.reason(),
                                "The JSLT cannot be used: " + fault.reason())))));
  }

  private boolean alreadySaid(Path file) {
    return said.unsound(folders.mappings().resolve(file))
        || (file.toString().endsWith(Folders.SCRIPT)
            && scripts.script(file).map(text -> text.imports().values()).orElse(List.of()).stream()
                .anyMatch(source -> said.unsound(folders.mappings().resolve(source))));
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
    Value result =
        part.incoming()
            ? read(text, fields(folders.contracts().of(part), part))
            : readCanonical(text, part);
    Path target =
        part.incoming()
            ? Path.of(Folders.CANONICAL, part.form() + Folders.SCHEMA)
            : part.file(Folders.SCHEMA);
    Optional<Contract> accepts =
        part.incoming()
            ? folders.contracts().canonical(part.form()).map(kind -> kind.contract())
            : folders.contracts().of(part);
    accepts.ifPresent(contract -> writes(result, "", contract, folders.shown(target)));
  }

  private record Source(Fields fields, String name) {}

  private Optional<Source> fields(Optional<Contract> contract, FormPath part) {
    return contract.map(
        known -> new Source(Fields.of(known), folders.shown(part.file(Folders.SCHEMA))));
  }

  private Value read(JsltText text, Optional<Source> source) {
    return scripts.read(
        text, (path, where, token) -> source.ifPresent(known -> lacks(path, where, token, known)));
  }

  private boolean lacks(String path, JsltText where, Token token, Source source) {
    Optional<Text> nearest = source.fields().lack(path);
    nearest.ifPresent(
        word ->
            report.add(
                where.file(),
                where.place(token),
                FileRules.READS_UNKNOWN,
                path,
                source.name(),
                word));
    return nearest.isPresent();
  }

  private Value readCanonical(JsltText text, FormPath part) {
    if (part.isVoid()) {
      return read(text, Optional.empty());
    }
    Path form = Path.of(Folders.CANONICAL, part.kind() + Folders.SCHEMA);
    Optional<Source> source =
        folders.canonical(part.kind()).map(fields -> new Source(fields, folders.shown(form)));
    Optional<Reception> reception =
        Optional.ofNullable(folders.profiles().profiles().get(part.partner()))
            .flatMap((PartnerProfile profile) -> profile.reception(part.kind()));
    return scripts.read(
        text,
        (path, where, token) -> {
          boolean lacks = source.filter(known -> lacks(path, where, token, known)).isPresent();
          reception
              .filter(known -> !lacks && !Grants.of(known).touches(path))
              .ifPresent(
                  known ->
                      report.add(
                          where.file(),
                          where.place(token),
                          FileRules.READS_NOT_GRANTED,
                          path,
                          known.agreement().reference(),
                          part.kind()));
        });
  }

  private void writes(Value value, String pointer, Contract contract, String name) {
    for (Map<String, Member> object : value.objects()) {
      object.forEach(
          (key, member) -> {
            String inside = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
            if (contract.has(inside)) {
              writes(member.value(), inside, contract, name);
            } else if (contract.closed(pointer)) {
              report.add(
                  member.text().file(),
                  member.text().place(member.name()),
                  FileRules.WRITES_UNKNOWN,
                  inside,
                  name,
                  Suggestion.of(key, siblings(contract, pointer)));
            }
          });
    }
    value.items().forEach(item -> writes(item, pointer + "/*", contract, name));
  }

  private static Set<String> siblings(Contract contract, String pointer) {
    Set<String> names = new TreeSet<>();
    for (String field : contract.fields()) {
      int slash = field.lastIndexOf('/');
      if (field.substring(0, slash).equals(pointer)) {
        names.add(field.substring(slash + 1));
      }
    }
    return names;
  }
}
