package id.blkhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.edge.EdgeCheck;
import id.blkhub.http.CallCheck;
import id.blkhub.http.OptionMistake;
import id.blkhub.lint.Components.Component;
import id.blkhub.mail.MailboxOptions;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.outfile.OutFileCheck;
import id.blkhub.outmail.OutMailOptions;
import id.blkhub.poll.PollOptions;
import id.blkhub.poll.TableOptions;
import id.blkhub.question.QuestionOptions;
import id.blkhub.queue.HubQueueEndpoint;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Whether there is such a component, and whether it has such options. */
final class EndpointCheck {
  private static final String BATCH_SIZE = "batchSize";
  private static final String GATHER = "gather";
  private static final Set<String> WRITE_ONLY =
      Set.of(Components.PARTNER_FILE, Components.PARTNER_MAIL_OUT);

  private static final Set<String> IN_MEMORY = Set.of("direct", "seda", "vm");

  /** What every consumer takes beside its own options. */
  private static final Set<String> OF_ALL =
      Set.of(
          "bridgeErrorHandler",
          "exceptionHandler",
          "exchangePattern",
          "lazyStartProducer",
          "browseLimit");

  private final Components components = new Components();
  private final LintReport lintReport;

  EndpointCheck(LintReport lintReport) {
    this.lintReport = lintReport;
  }

  /**
   * @param where the place of a text in the file, as near as it is known
   */
  void check(Path file, Endpoint endpoint, Function<String, SourcePlace> where) {
    String scheme = endpoint.scheme();
    if (Placeholders.in(scheme)) {
      return;
    }
    if (!components.has(scheme)) {
      lintReport.add(
          file,
          where.apply(scheme),
          RouteRules.UNKNOWN_SCHEME,
          scheme,
          Suggestion.of(scheme, components.schemes()));
    } else if (scheme.equals(Components.PARTNER_HTTP)) {
      call(file, endpoint, CallCheck::of, where);
    } else if (scheme.equals(Components.PARTNER_QUESTION)) {
      call(file, endpoint, CallCheck::ofQuestion, where);
    } else if (scheme.equals(Components.HUB_QUESTION)) {
      edge(file, endpoint, QuestionOptions.check(endpoint.path(), sure(endpoint)), where);
    } else if (scheme.equals(Components.HUB_QUEUE)) {
      queue(file, endpoint, where);
    } else if (scheme.equals(Components.PARTNER_FOLDER)) {
      edge(file, endpoint, EdgeCheck.ofFolder(endpoint.path(), sure(endpoint)), where);
    } else if (scheme.equals(Components.PARTNER_POLL)) {
      edge(file, endpoint, PollOptions.check(endpoint.path(), withUrl(endpoint)), where);
    } else if (scheme.equals(Components.PARTNER_MAIL)) {
      edge(file, endpoint, MailboxOptions.check(endpoint.path(), sure(endpoint)), where);
    } else if (scheme.equals(Components.PARTNER_UPLOAD)) {
      edge(file, endpoint, EdgeCheck.ofUpload(endpoint.path(), sure(endpoint)), where);
    } else if (scheme.equals(Components.PARTNER_TABLE)) {
      edge(file, endpoint, TableOptions.check(endpoint.path(), sure(endpoint)), where);
    } else if (scheme.equals(Components.PARTNER_SFTP)) {
      edge(file, endpoint, EdgeCheck.ofSftp(endpoint.path(), sure(endpoint)), where);
    } else if (scheme.equals(Components.PARTNER_FILE)) {
      edge(file, endpoint, OutFileCheck.of(endpoint.path(), sure(endpoint)), where);
    } else if (scheme.equals(Components.PARTNER_MAIL_OUT)) {
      edge(file, endpoint, OutMailOptions.check(endpoint.path(), sure(endpoint)), where);
    } else if (scheme.equals(Components.INTAKE_EDGE)) {
      edge(file, endpoint, EdgeCheck.ofEdge(endpoint.path(), sure(endpoint)), where);
    } else {
      style(file, endpoint, where.apply(scheme));
      components.find(scheme).ifPresent(found -> options(file, endpoint, found, where));
    }
  }

  private void style(Path file, Endpoint endpoint, SourcePlace at) {
    if (IN_MEMORY.contains(endpoint.scheme())) {
      lintReport.add(file, at, RouteRules.DIRECT, endpoint.scheme() + ":" + endpoint.path());
    }
    if (endpoint.scheme().equals("log")
        && !"false".equals(endpoint.options().getOrDefault("showBody", "true"))) {
      lintReport.add(file, at, RouteRules.BODY_IN_LOG);
    }
  }

  private void call(
      Path file,
      Endpoint endpoint,
      BiFunction<String, Map<String, String>, CallCheck> checked,
      Function<String, SourcePlace> where) {
    Map<String, String> options = new HashMap<>();
    endpoint.options().forEach((name, value) -> options.put(name, Placeholders.imagined(value)));
    CallCheck check = checked.apply(endpoint.path(), options);
    for (String unknown : check.unknown()) {
      unknown(file, endpoint, unknown, check.known(), where);
    }
    if (check.unknown().isEmpty()) {
      for (OptionMistake mistake : check.mistakes()) {
        boolean own = endpoint.options().containsKey(mistake.option());
        invalid(
            file, endpoint, where.apply(own ? mistake.option() : endpoint.scheme()), mistake.why());
      }
    }
  }

  /** The options whose values stand in the files; what a setting decides is seen at the start. */
  private static Map<String, String> sure(Endpoint endpoint) {
    Map<String, String> options = new HashMap<>(endpoint.options());
    options.values().removeIf(Placeholders::in);
    return options;
  }

  /** The same with a url in any case: it is a setting most often, and lint has no value of it. */
  private static Map<String, String> withUrl(Endpoint endpoint) {
    Map<String, String> options = sure(endpoint);
    String url = endpoint.options().get("url");
    if (url != null) {
      options.put("url", Placeholders.imagined(url));
    }
    return options;
  }

  private void edge(
      Path file, Endpoint endpoint, EdgeCheck check, Function<String, SourcePlace> where) {
    check.unknown().forEach(unknown -> unknown(file, endpoint, unknown, check.known(), where));
    boolean reads =
        Components.SOURCES.contains(endpoint.scheme())
            || endpoint.scheme().equals(Components.HUB_QUESTION);
    if (WRITE_ONLY.contains(endpoint.scheme()) && endpoint.consumes()) {
      invalid(
          file,
          endpoint,
          where.apply(endpoint.scheme()),
          new Text(
              endpoint.scheme() + " hanya menulis, di akhir rute",
              endpoint.scheme() + " only writes, at the end of a route"));
    } else if (endpoint.consumes() != reads) {
      invalid(
          file,
          endpoint,
          where.apply(endpoint.scheme()),
          new Text(
              "sebuah sumber dibaca di awal rute, intake-edge adalah langkahnya",
              "a source is read at the begin of a route, intake-edge is a step of it"));
    } else if (!check.mistakes().isEmpty() && !Placeholders.in(endpoint.path())) {
      String mistakes = String.join("; ", check.mistakes());
      String option = mistakes.substring(0, mistakes.indexOf(' '));
      boolean named = check.known().contains(option);
      invalid(
          file,
          endpoint,
          where.apply(named ? option : endpoint.scheme()),
          new Text(mistakes, mistakes));
    }
  }

  private void queue(Path file, Endpoint endpoint, Function<String, SourcePlace> where) {
    Set<String> known = new TreeSet<>(OF_ALL);
    known.add(BATCH_SIZE);
    known.add(GATHER);
    endpoint
        .options()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                unknown(file, endpoint, name, known, where);
              } else if (name.equals(BATCH_SIZE)) {
                number(file, endpoint, name, value, 1, HubQueueEndpoint.LARGEST_BATCH, where);
              } else if (name.equals(GATHER)) {
                number(file, endpoint, name, value, 0, HubQueueEndpoint.LONGEST_GATHER, where);
              }
            });
    if (!endpoint.consumes()) {
      invalid(
          file,
          endpoint,
          where.apply(endpoint.scheme()),
          new Text(
              "hub-queue hanya dibaca; langkah hub sendiri yang mengirim",
              "hub-queue is only read from; the hub's own steps send"));
    }
  }

  private void number(
      Path file,
      Endpoint endpoint,
      String name,
      String value,
      int least,
      int most,
      Function<String, SourcePlace> where) {
    boolean sound =
        Placeholders.in(value)
            || (value.matches("\\d{1,4}")
                && Integer.parseInt(value) >= least
                && Integer.parseInt(value) <= most);
    if (!sound) {
      invalid(
          file,
          endpoint,
          where.apply(name),
          new Text(
              "%s harus bilangan dari %d sampai %d".formatted(name, least, most),
              "%s must be a number from %d to %d".formatted(name, least, most)));
    }
  }

  private void options(
      Path file, Endpoint endpoint, Component component, Function<String, SourcePlace> where) {
    endpoint
        .options()
        .forEach(
            (name, value) -> {
              if (!component.takes(name)) {
                unknown(file, endpoint, name, component.options().keySet(), where);
              } else if (component.options().containsKey(name)) {
                value(file, endpoint, name, value, component.options().get(name), where);
              }
            });
  }

  /** What Camel would refuse to convert. */
  private void value(
      Path file,
      Endpoint endpoint,
      String name,
      String value,
      JsonNode described,
      Function<String, SourcePlace> where) {
    if (Placeholders.in(value) || value.startsWith("#") || value.isEmpty()) {
      return;
    }
    Set<String> choices = new TreeSet<>();
    described.path("enum").forEach(choice -> choices.add(choice.asText()));
    Text wanted =
        switch (described.path("type").asText()) {
          case "boolean" ->
              value.matches("(?i)true|false") ? null : new Text("true/false", "true or false");
          case "integer" ->
              value.matches("-?\\d+") ? null : new Text("bilangan bulat", "a whole number");
          default ->
              choices.isEmpty() || choices.stream().anyMatch(value::equalsIgnoreCase)
                  ? null
                  : new Text(String.join(", ", choices), String.join(", ", choices));
        };
    if (wanted != null) {
      invalid(
          file,
          endpoint,
          where.apply(name),
          new Text(
              name + " harus " + wanted.id() + ", bukan " + value,
              name + " must be " + wanted.en() + ", not " + value));
    }
  }

  private void unknown(
      Path file,
      Endpoint endpoint,
      String option,
      Set<String> known,
      Function<String, SourcePlace> where) {
    lintReport.add(
        file,
        where.apply(option),
        RouteRules.UNKNOWN_OPTION,
        endpoint.scheme(),
        option,
        Suggestion.of(option, List.copyOf(known)));
  }

  private void invalid(Path file, Endpoint endpoint, SourcePlace at, Text why) {
    lintReport.add(file, at, RouteRules.INVALID_OPTION, endpoint.scheme(), why);
  }
}
