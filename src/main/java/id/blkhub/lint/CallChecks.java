package id.blkhub.lint;

import id.blkhub.contract.Contract;
import id.blkhub.lint.RouteFile.Instance;
import id.blkhub.lint.RouteFile.Route;
import id.blkhub.lint.RouteFile.Template;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Whether what a call to a partner names is there: its login, its signature and its certificate in
 * the settings, the parts of the document in the partner's contract.
 */
final class CallChecks {
  private static final Text LOGIN = new Text("login", "login");
  private static final Text SIGNATURE = new Text("tanda tangan", "signature");

  private static final Text DATABASE = new Text("basis data", "database");
  private static final Text MAIL_BOX = new Text("kotak surat", "mail box");
  private static final Text MAIL_SERVER = new Text("server surat", "mail server");
  private static final Text CERTIFICATE = new Text("sertifikat", "certificate");

  /** Of each the keys of which one is given at least; the first is what a message names. */
  private static final List<String> OF_LOGIN =
      List.of("hub.logins.%s.key", "hub.logins.%s.url", "hub.logins.%s.host-keys");

  private static final List<String> OF_MAIL = List.of("hub.mail.%s.host");
  private static final List<String> OF_SIGNATURE = List.of("hub.signatures.%s.secret");
  private static final List<String> OF_TLS =
      List.of(
          "hub.partner-tls.%s.certificate",
          "hub.partner-tls.%s.keystore", "hub.partner-tls.%s.trust");

  private static final List<String> OF_DATABASE = List.of("hub.partner-databases.%s.url");

  /** Their logins have a type of its own. */
  private static final Set<String> BY_SFTP =
      Set.of(Components.PARTNER_SFTP, Components.PARTNER_FILE);

  /** Calls of a partner's interface with a document. */
  private static final Set<String> CALLS =
      Set.of(Components.PARTNER_HTTP, Components.PARTNER_QUESTION);

  /** The options that point into the document as the mapping made it. */
  private static final List<String> POINTERS = List.of("send", "remember");

  /** With these a call is for voids or corrections, whose document has another form. */
  private static final Set<String> OTHER_DOCUMENTS = Set.of("only", "void");

  private final Folders folders;
  private final Collection<String> partners;
  private final LintContext around;
  private final LintReport report;
  private final MailChecks mailChecks;

  private CallChecks(
      Folders folders, KnownPartners knownPartners, LintContext around, LintReport report) {
    this.folders = folders;
    this.partners = knownPartners.ids();
    this.mailChecks = new MailChecks(folders, knownPartners, report);
    this.around = around;
    this.report = report;
  }

  static void check(
      Routes routes,
      Folders folders,
      KnownPartners knownPartners,
      LintContext around,
      LintReport report) {
    CallChecks checks = new CallChecks(folders, knownPartners, around, report);
    for (Route route : routes.routes()) {
      checks.check(
          route.file().path(),
          RouteChecks.endpoints(route.node(), Map.of()),
          (node, endpoint) -> endpoint::place);
    }
    Map<String, Template> templates = routes.templates();
    for (Instance instance : routes.instances()) {
      Template template = templates.get(instance.templateId());
      if (template != null) {
        checks.check(
            instance.file().path(),
            RouteChecks.endpoints(template.route(), RouteChecks.values(instance, template)),
            (node, endpoint) -> RouteChecks.place(instance));
      }
    }
  }

  /** Finds the place of a part of an address. */
  private interface Places {
    Function<String, SourcePlace> of(Node node, Endpoint endpoint);
  }

  private void check(Path file, Map<Node, Endpoint> endpoints, Places places) {
    Optional<FormPath> form =
        endpoints.values().stream()
            .filter(endpoint -> endpoint.consumes())
            .filter(endpoint -> endpoint.scheme().equals(Components.HUB_QUEUE))
            .map(endpoint -> Readers.name(endpoint.path()))
            .flatMap(Optional::stream)
            .filter(name -> name.group(1).equals("deliver"))
            .map((Matcher name) -> FormPath.out(name.group(2), name.group(3)))
            .findFirst();
    endpoints.forEach(
        (node, endpoint) -> {
          Function<String, SourcePlace> where = places.of(node, endpoint);
          if (endpoint.scheme().equals(Components.PARTNER_POLL)) {
            name(file, endpoint, "login", LOGIN, OF_LOGIN, where);
            login(file, endpoint, where);
            name(file, endpoint, "tls", CERTIFICATE, OF_TLS, where);
          } else if (endpoint.scheme().equals(Components.PARTNER_MAIL)) {
            name(file, endpoint, "server", MAIL_BOX, OF_MAIL, where);
          } else if (endpoint.scheme().equals(Components.PARTNER_MAIL_OUT)) {
            name(file, endpoint, "server", MAIL_SERVER, OF_MAIL, where);
            form.ifPresent(
                mailed -> mailChecks.check(file, mailed, where.apply(endpoint.scheme())));
          } else if (endpoint.scheme().equals(Components.PARTNER_TABLE)) {
            name(file, endpoint, "database", DATABASE, OF_DATABASE, where);
          } else if (CALLS.contains(endpoint.scheme())) {
            name(file, endpoint, "login", LOGIN, OF_LOGIN, where);
            login(file, endpoint, where);
            name(file, endpoint, "sign", SIGNATURE, OF_SIGNATURE, where);
            name(file, endpoint, "tls", CERTIFICATE, OF_TLS, where);
            form.ifPresent(delivered -> document(file, endpoint, delivered, where));
          } else if (BY_SFTP.contains(endpoint.scheme())) {
            name(file, endpoint, "login", LOGIN, OF_LOGIN, places.of(node, endpoint));
          }
        });
  }

  /**
   * A name is right where the settings have it. One of a partner is right too: the secrets of a
   * login are seldom where lint runs, and most are named after their partner.
   */
  private void name(
      Path file,
      Endpoint endpoint,
      String option,
      Text what,
      List<String> settings,
      Function<String, SourcePlace> where) {
    String name = endpoint.options().getOrDefault(option, "").strip();
    boolean none = endpoint.scheme().equals(Components.PARTNER_POLL) && name.equals("none");
    if (name.isEmpty()
        || none
        || Placeholders.in(name)
        || partners.contains(name)
        || settings.stream().anyMatch(one -> around.settings().test(one.formatted(name)))) {
      return;
    }
    Set<String> known = new TreeSet<>(partners);
    settings.forEach(one -> known.addAll(around.chosenNames(one)));
    report.add(
        file,
        where.apply(option),
        RouteRules.UNKNOWN_LOGIN,
        what,
        name,
        settings.get(0).formatted(name),
        Suggestion.of(name, known));
  }

  /** Whether a start would take what is set for the login in this place. */
  private void login(Path file, Endpoint endpoint, Function<String, SourcePlace> where) {
    String name = endpoint.options().getOrDefault("login", "").strip();
    if (!name.isEmpty() && !Placeholders.in(name)) {
      around
          .logins()
          .apply(name)
          .ifPresent(
              why -> report.add(file, where.apply("login"), RouteRules.WRONG_LOGIN, name, why));
    }
  }

  private void document(
      Path file, Endpoint endpoint, FormPath form, Function<String, SourcePlace> where) {
    if (OTHER_DOCUMENTS.contains(endpoint.options().getOrDefault("corrections", ""))) {
      return;
    }
    Optional<Contract> contract = folders.contracts().of(form);
    for (String option : POINTERS) {
      String pointer = endpoint.options().getOrDefault(option, "").strip();
      if (pointer.startsWith("/") && !Placeholders.in(pointer)) {
        contract
            .map(DocumentFields::of)
            .flatMap(fields -> fields.lack(pointer))
            .ifPresent(
                nearest ->
                    report.add(
                        file,
                        where.apply(option),
                        RouteRules.NOT_IN_DOCUMENT,
                        option,
                        pointer,
                        folders.shown(form.file(Folders.SCHEMA)),
                        nearest));
      }
    }
  }
}
