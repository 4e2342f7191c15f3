package id.blkhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contract;
import id.blkhub.mapping.FormPath;
import id.blkhub.partner.PartnerProfile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether a contract names the reference table in which a mapping looks a field up. Where none
 * does, a code that the table lacks is found on its way out, and nobody but an operator can mend
 * it; where one does, it is refused where its sender wrote it.
 */
final class TableChecks {
  private static final String CONTEXT = "/context/";

  private final Folders folders;
  private final Scripts scripts;
  private final LintReport report;

  /** What the mappings of senders write. */
  private final Map<FormPath, AbstractValue> written = new HashMap<>();

  /** A field of a canonical kind. */
  private record CanonicalField(CanonicalKind kind, String pointer) {}

  TableChecks(Folders folders, Scripts scripts, LintReport report) {
    this.folders = folders;
    this.scripts = scripts;
    this.report = report;
  }

  /**
   * @param part whose mapping looks it up; not one for voids, which hold no codes
   */
  void check(FormPath part, TableLookup lookup) {
    if (!folders.compiled().tables().has(lookup.table())) {
      return;
    }
    for (String path : lookup.paths()) {
      if (part.incoming()) {
        ofSender(part, Set.of(path), path, lookup);
      } else if (path.startsWith(CONTEXT)) {
        remembered(path.substring(CONTEXT.length()), lookup);
      } else {
        folders
            .contracts()
            .canonical(part.kind())
            .ifPresent(kind -> canonical(new CanonicalField(kind, path), lookup));
      }
    }
  }

  /** A fact of a case: whatever kind teaches it must have it from the table. */
  private void remembered(String path, TableLookup lookup) {
    int end = path.indexOf('/');
    String fact = end < 0 ? path : path.substring(0, end);
    String inside = end < 0 ? "" : path.substring(end);
    for (String name : folders.contracts().kinds()) {
      CanonicalKind kind = folders.contracts().canonical(name).orElseThrow();
      String at = kind.facts().get(fact);
      if (at != null) {
        canonical(new CanonicalField(kind, at + inside), lookup);
      }
    }
  }

  /** By its own contract, or by that of everybody who sends the kind, as far as it is followed. */
  private void canonical(CanonicalField field, TableLookup lookup) {
    String kind = field.kind().kind();
    if (names(field.kind().contract(), field.pointer(), lookup.table())) {
      return;
    }
    for (PartnerProfile sender : folders.profiles().profiles().values()) {
      if (sender.sends().contains(kind)) {
        ofSender(FormPath.in(sender.id(), kind), field, lookup);
      }
    }
  }

  private void ofSender(FormPath form, CanonicalField field, TableLookup lookup) {
    AbstractValue value = written.computeIfAbsent(form, this::written);
    for (String segment : field.pointer().substring(1).split("/", -1)) {
      value =
          segment.equals("*")
              ? value.element()
              : value.member(segment.replace("~1", "/").replace("~0", "~"));
    }
    Set<String> sources = new LinkedHashSet<>();
    boolean each = value.each();
    value.paths().forEach(path -> sources.add(each ? path + "/*" : path));
    sources.addAll(value.origins().forms());
    sources.addAll(value.origins().parts());
    if (!sources.isEmpty()) {
      ofSender(form, sources, String.join(", ", sources), lookup);
    }
  }

  private AbstractValue written(FormPath form) {
    return scripts
        .script(form.file(Folders.SCRIPT))
        .map(script -> scripts.read(script, (path, text, at) -> {}, LookupListener.NONE))
        .orElse(AbstractValue.UNKNOWN);
  }

  /**
   * @param sources fields of the sender's contract; one that is made of several is right if one of
   *     them is
   */
  private void ofSender(FormPath form, Set<String> sources, String shown, TableLookup lookup) {
    folders
        .contracts()
        .of(form)
        // what the contract does not have is told as that
        .filter(contract -> sources.stream().allMatch(contract::has))
        .filter(
            contract ->
                sources.stream().noneMatch(source -> names(contract, source, lookup.table())))
        .ifPresent(contract -> lacks(lookup, shown, form.file(Folders.SCHEMA)));
  }

  private boolean names(Contract contract, String pointer, String table) {
    return contract.tables(pointer).contains(table)
        || contract
            .limits(pointer)
            .filter(limits -> limits.stream().allMatch(limit -> isCode(limit, table)))
            .isPresent();
  }

  private boolean isCode(JsonNode limit, String table) {
    return limit.isNull() || folders.compiled().tables().hasCode(table, limit.asText());
  }

  private void lacks(TableLookup lookup, String field, Path schema) {
    report.add(
        lookup.text(),
        lookup.at(),
        FileRules.TABLE_NOT_NAMED,
        lookup.table(),
        folders.shown(schema),
        field);
  }
}
