package id.blkhub.lint;

import id.blkhub.lint.Readers.Reader;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;

/** Whether each route reads the queue of a partner and a kind that there are, and lies with it. */
final class QueueChecks {
  private final KnownPartners knownPartners;
  private final LintReport lintReport;
  private final Map<String, String> read = new HashMap<>();

  private QueueChecks(KnownPartners knownPartners, LintReport lintReport) {
    this.knownPartners = knownPartners;
    this.lintReport = lintReport;
  }

  static void check(Readers readers, KnownPartners knownPartners, LintReport lintReport) {
    QueueChecks checks = new QueueChecks(knownPartners, lintReport);
    readers.all().forEach(checks::check);
    readers.edges().forEach(checks::edge);
  }

  private void check(Reader reader) {
    String here = reader.file().path() + ":" + reader.place().line();
    String earlier = read.putIfAbsent(reader.queue(), here);
    if (earlier != null) {
      add(reader, reader.queue(), RouteRules.QUEUE_TWICE, reader.queue(), earlier);
    } else if (!reader.file().folder().equals(Routes.SPINE) && !Placeholders.in(reader.queue())) {
      reader
          .name()
          .ifPresentOrElse(
              name -> partner(reader, name),
              () -> add(reader, reader.queue(), RouteRules.QUEUE_NAME, reader.queue()));
    }
  }

  private void edge(Reader reader) {
    if (!reader.file().folder().equals(Routes.SPINE)) {
      reader.name().ifPresent(name -> partner(reader, name));
    }
  }

  private void partner(Reader reader, Matcher name) {
    String partner = name.group(2);
    String kind = name.group(3);
    if (!knownPartners.exists(partner)) {
      add(
          reader,
          partner,
          RouteRules.UNKNOWN_PARTNER,
          partner,
          partner,
          Suggestion.of(partner, knownPartners.ids()));
    } else if (!partner.equals(reader.file().folder())) {
      add(reader, partner, RouteRules.NOT_ITS_FOLDER, partner, reader.file().folder(), partner);
    } else if (!knownPartners.kinds().contains(kind)) {
      add(
          reader,
          kind,
          RouteRules.UNKNOWN_KIND,
          kind,
          kind,
          Suggestion.of(kind, knownPartners.kinds()));
    } else {
      knownPartners.profile(partner).ifPresent(profile -> wanted(reader, name, profile));
    }
  }

  private void wanted(Reader reader, Matcher name, PartnerProfile profile) {
    String kind = name.group(3);
    boolean in = name.group(1).equals("in");
    if (!(in ? profile.sends().contains(kind) : profile.reception(kind).isPresent())) {
      add(
          reader,
          kind,
          RouteRules.ROUTE_UNUSED,
          reader.queue(),
          profile.id(),
          profile.id(),
          in ? new Text("mengirim", "send") : new Text("menerima", "receive"),
          kind);
    }
  }

  private void add(Reader reader, String part, LintRule lintRule, Object... arguments) {
    lintReport.add(reader.file().path(), reader.where().apply(part), lintRule, arguments);
  }
}
