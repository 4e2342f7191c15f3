package id.blkhub.lint;

import id.blkhub.contract.Contracts;
import id.blkhub.contract.JsonPlaces;
import id.blkhub.contract.Narrowing;
import id.blkhub.contract.SchemaChange;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds partners that a contract's changes since its last release break. A partner whose profile
 * names a version is not affected.
 */
final class VersionChecks {
  private static final int LONGEST = 60;

  private final Folders folders;
  private final LintReport report;

  VersionChecks(Folders folders, LintReport report) {
    this.folders = folders;
    this.report = report;
  }

  void check() {
    for (PartnerProfile profile : folders.profiles().profiles().values()) {
      for (String kind : profile.sends()) {
        if (profile.sentVersion(kind).isEmpty()) {
          compare(FormPath.in(profile.id(), kind));
        }
      }
      for (PartnerProfile.Reception reception : profile.receives()) {
        if (reception.version() == null) {
          compare(FormPath.out(profile.id(), reception.kind()));
          compare(FormPath.out(profile.id(), reception.kind() + ".void"));
        }
      }
    }
  }

  private void compare(FormPath working) {
    Contracts contracts = folders.contracts();
    contracts
        .versions()
        .leftBehind(working)
        .filter(released -> contracts.of(working).isPresent())
        .ifPresent(released -> compare(working, released));
  }

  private void compare(FormPath working, FormPath released) {
    var before = folders.contracts().bundled(released).orElseThrow();
    var now = folders.contracts().bundled(working).orElseThrow();
    List<SchemaChange> changes =
        working.incoming() ? Narrowing.ofSender(before, now) : Narrowing.ofReceiver(before, now);
    if (changes.isEmpty()) {
      return;
    }
    Path file = folders.mappings().resolve(working.file(Folders.SCHEMA));
    JsonPlaces places = JsonPlaces.of(text(file));
    for (SchemaChange change : changes) {
      JsonPlaces.At at = places.at(change.schemaPointer());
      report.add(
          file,
          new SourcePlace(at.line(), at.column()),
          rule(working, change),
          change.pointer().isEmpty() ? "/" : change.pointer(),
          change.keyword(),
          said(change.before()),
          said(change.now()),
          released.released(),
          working.partner(),
          working.kind());
    }
  }

  private static LintRule rule(FormPath working, SchemaChange change) {
    if (!change.certain()) {
      return FileRules.MAY_BREAK;
    }
    return working.incoming() ? FileRules.BREAKS_SENDER : FileRules.BREAKS_RECEIVER;
  }

  private static Text said(String value) {
    String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    return value.isEmpty() ? new Text("tidak ada", "nothing") : new Text(shown, shown);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
