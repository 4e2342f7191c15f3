package id.blkhub.lint;

import id.blkhub.contract.Contract;
import id.blkhub.contract.Contract.Privacy;
import id.blkhub.lint.Value.Member;
import id.blkhub.message.Suggestion;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether a contract can accept what a mapping writes. */
final class Written {
  private final Source source;
  private final CodeChecks codes;
  private final Report report;

  Written(Source source, CodeChecks codes, Report report) {
    this.source = source;
    this.codes = codes;
    this.report = report;
  }

  void check(Value result, Contract contract, String name) {
    check(null, result, "", contract, name);
  }

  private void check(Member around, Value value, String pointer, Contract contract, String name) {
    codes.written(around, value, pointer, contract, name);
    privacy(around, value, pointer, contract, name);
    for (Map<String, Member> object : value.objects()) {
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
    value.items().forEach(item -> check(around, item, pointer + "/*", contract, name));
  }

  /** What is personal on one side is so on the other, or it is shown to everyone there. */
  private void privacy(Member around, Value value, String pointer, Contract contract, String name) {
    Privacy written = contract.privacy(pointer);
    for (String path : value.paths()) {
      Privacy read = source.contract().map(known -> known.privacy(path)).orElse(Privacy.UNKNOWN);
      if (around == null || written == Privacy.UNKNOWN || read == Privacy.UNKNOWN) {
        continue;
      }
      if (read.compareTo(written) > 0) {
        lessPrivate(around, pointer, name, path, source.name());
      } else if (read.compareTo(written) < 0) {
        lessPrivate(around, path, source.name(), pointer, name);
      }
    }
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
