package id.blkhub.lint;

import id.blkhub.contract.CanonicalKind;
import id.blkhub.mapping.FormPath;
import id.blkhub.partner.PartnerProfile.GrantedField;
import id.blkhub.partner.PartnerProfile.Reception;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Finds fields that an agreement grants and no mapping reads: a right without a purpose, which UU
 * 27/2022 article 16 does not allow.
 */
final class GrantChecks {
  private final Folders folders;
  private final MappingChecks mappings;
  private final LintReport report;

  GrantChecks(Folders folders, MappingChecks mappings, LintReport report) {
    this.folders = folders;
    this.mappings = mappings;
    this.report = report;
  }

  void check() {
    folders
        .profiles()
        .profiles()
        .forEach(
            (partner, profile) ->
                profile.receives().forEach(reception -> reception(partner, reception)));
  }

  private void reception(String partner, Reception reception) {
    FormPath form = FormPath.out(partner, reception.kind());
    Set<String> read = mappings.reads(form);
    boolean sound = !report.unsound(folders.mappings().resolve(form.file(Folders.SCRIPT)));
    boolean followed = sound && !read.isEmpty() && !read.contains("");
    // a receiver of an older version has an older mapping
    if (!followed || reception.version() != null) {
      return;
    }
    List<String> unread = new ArrayList<>();
    for (GrantedField grantedField : reception.agreement().fields()) {
      String granted = grantedField.pointer();
      if (read.stream().noneMatch(path -> meet(path, granted)) && !names(reception, granted)) {
        unread.add(granted);
      }
    }
    if (!unread.isEmpty()) {
      say(partner, reception.kind(), unread, folders.shown(form.file(Folders.SCRIPT)));
    }
  }

  private static boolean meet(String read, String granted) {
    return read.equals(granted) || read.startsWith(granted + '/') || granted.startsWith(read + '/');
  }

  /** Whether a receiver is told by it which message was void; no field is a mistake of its own. */
  private boolean names(Reception reception, String pointer) {
    return folders
        .contracts()
        .canonical(reception.kind())
        .map(kind -> kind.namedBy(pointer) || !exists(kind, pointer))
        .orElse(true);
  }

  private boolean exists(CanonicalKind kind, String pointer) {
    return DocumentFields.of(kind, folders.contracts()).lack(pointer).isEmpty();
  }

  private void say(String partner, String kind, List<String> unread, String mapping) {
    Path file = folders.profile(partner);
    List<Node> receptions =
        YamlNodes.read(file, new LintReport())
            .flatMap(root -> YamlNodes.get(root, "receives"))
            .map(YamlNodes::elements)
            .orElse(List.of());
    for (Node reception : receptions) {
      if (YamlNodes.text(reception, "kind").filter(kind::equals).isPresent()) {
        YamlNodes.get(reception, "agreement")
            .flatMap(agreement -> YamlNodes.get(agreement, "fields"))
            .map(YamlNodes::elements)
            .orElse(List.of())
            .forEach(entry -> say(file, entry, unread, mapping));
      }
    }
  }

  private void say(Path file, Node entry, List<String> unread, String mapping) {
    List<NodeTuple> masked = YamlNodes.entries(entry);
    Node pointer = masked.isEmpty() ? entry : masked.get(0).getKeyNode();
    String text = YamlNodes.text(pointer).orElse("").strip();
    if (unread.contains(text)) {
      report.add(file, SourcePlace.of(pointer), FileRules.GRANTED_UNREAD, text, mapping);
    }
  }
}
