package id.blkhub.lint;

import id.blkhub.contract.Contract;
import id.blkhub.contract.Contract.Privacy;
import id.blkhub.lint.AbstractValue.Member;
import id.blkhub.message.Suggestion;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a contract can accept what a mapping writes. */
final class WriteCheck {
  private final MappingInput mappingInput;
  private final CodeChecks codes;
  private final LintReport report;

  WriteCheck(MappingInput mappingInput, CodeChecks codes, LintReport report) {
    this.mappingInput = mappingInput;
    this.codes = codes;
    this.report = report;
  }

  void check(AbstractValue result, Contract contract, String name) {
    check(null, result, "", contract, name);
  }

  private void check(
      @Nullable Member around,
      AbstractValue abstractValue,
      String pointer,
      Contract contract,
      String name) {
    codes.written(around, abstractValue, pointer, contract, name);
    privacy(around, abstractValue, pointer, contract, name);
    for (Map<String, Member> object : abstractValue.objects()) {
      object.forEach(
          (key, member) -> {
            String inside = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
            if (contract.has(inside)) {
              check(member, member.value(), inside, contract, name);
            } else if (contract.closed(pointer)) {
              report.add(
                  member.text(),
                  member.name(),
                  FileRules.WRITES_UNKNOWN,
                  inside,
                  name,
                  Suggestion.of(key, siblings(contract, pointer)));
            }
          });
    }
    abstractValue.items().forEach(item -> check(around, item, pointer + "/*", contract, name));
  }

  /** What is personal on one side is so on the other, or it is shown to everyone there. */
  private void privacy(
      @Nullable Member around,
      AbstractValue abstractValue,
      String pointer,
      Contract contract,
      String name) {
    Set<String> same = new LinkedHashSet<>(abstractValue.paths());
    same.addAll(abstractValue.origins().forms());
    for (String path : same) {
      int more = more(path, pointer, contract);
      if (around != null && more > 0) {
        lessPrivate(around, pointer, name, path, mappingInput.name());
      } else if (around != null && more < 0) {
        lessPrivate(around, path, mappingInput.name(), pointer, name);
      }
    }
    for (String path : abstractValue.origins().parts()) {
      // a composed text may be more private than one of its parts
      if (around != null && !same.contains(path) && more(path, pointer, contract) > 0) {
        lessPrivate(around, pointer, name, path, mappingInput.name());
      }
    }
  }

  /** Above zero where the contract of what is read protects it more, below where less. */
  private int more(String read, String written, Contract contract) {
    Privacy there =
        mappingInput.contract().map(known -> known.privacy(read)).orElse(Privacy.UNKNOWN);
    Privacy here = contract.privacy(written);
    boolean known = there != Privacy.UNKNOWN && here != Privacy.UNKNOWN;
    return known ? there.compareTo(here) : 0;
  }

  private void lessPrivate(Member at, String less, String file, String more, String otherFile) {
    report.add(at.text(), at.name(), FileRules.LESS_PRIVATE, less, file, more, otherFile);
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
