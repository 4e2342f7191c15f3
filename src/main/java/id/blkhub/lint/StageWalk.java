package id.blkhub.lint;

import id.blkhub.delivery.DeliverySteps;
import id.blkhub.http.CallCheck;
import id.blkhub.http.DeliveryKind;
import id.blkhub.message.Text;
import id.blkhub.step.Stage;
import id.blkhub.step.StepType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Goes along one route and notes at which stage its batch is. Ends at the first mistake. */
final class StageWalk {
  private static final Set<String> REPLACE_THE_BODY =
      Set.of(
          "setBody",
          "transform",
          "transformDataType",
          "marshal",
          "unmarshal",
          "convertBodyTo",
          "bean",
          "script",
          "claimCheck",
          "enrich",
          "pollEnrich",
          "poll",
          "sort");

  /** Where they send is worked out at run time, which is a mistake of its own. */
  private static final Set<String> SEND_ANYWHERE =
      Set.of("toD", "recipientList", "routingSlip", "dynamicRouter", "enrich");

  /** Components that send deliveries. */
  private static final Set<String> SENDERS =
      Set.of(Components.PARTNER_HTTP, Components.PARTNER_FILE, Components.PARTNER_MAIL_OUT);

  /** Those of them that settle every delivery. */
  private static final Set<String> SETTLE_ALL =
      Set.of(Components.PARTNER_FILE, Components.PARTNER_MAIL_OUT);

  /** They are gone through once, whatever comes. */
  private static final Set<String> PLAIN_BLOCKS = Set.of("pipeline", "step");

  private final RouteFile file;
  private final Map<String, String> values;
  private final Function<Node, SourcePlace> where;
  private final LintReport report;

  /** Null where something else than a step of the hub has made the body. */
  private @Nullable Stage<?> stage;

  private Text words = StageWords.NONE;
  private String queue = "";
  private boolean collects;
  private boolean mistaken;
  private boolean unsure;
  private final Set<String> done = new HashSet<>();
  private final Set<String> calls = new HashSet<>();
  private final Set<DeliveryKind> unsent = EnumSet.allOf(DeliveryKind.class);

  private StageWalk(
      RouteFile file,
      Map<String, String> values,
      Function<Node, SourcePlace> where,
      LintReport report) {
    this.file = file;
    this.values = values;
    this.where = where;
    this.report = report;
  }

  /**
   * @param values of the template's parameters, as far as they are known
   * @param where the place to tell for a node of the route
   */
  static void of(
      RouteFile file,
      Node route,
      Map<String, String> values,
      Function<Node, SourcePlace> where,
      LintReport report) {
    new StageWalk(file, values, where, report).route(route);
  }

  private void route(Node route) {
    // a route may also be written as its "from" alone
    Node from = YamlNodes.get(route, "from").orElse(route);
    Optional<Endpoint> source = YamlNodes.get(from, "uri").flatMap(uri -> endpoint(uri, from));
    String scheme = source.map(Endpoint::scheme).orElse("");
    boolean ofHub = scheme.equals(Components.HUB_QUEUE);
    collects = Components.SOURCES.contains(scheme);
    if (ofHub) {
      queue = source.get().path();
      reached(Stage.QUEUED);
    } else if (collects) {
      reached(ItemStages.ITEM);
    } else {
      stage = null;
      words = StageWords.madeBy(scheme);
    }
    YamlNodes.get(from, "steps").ifPresent(this::steps);
    if ((ofHub || collects) && !mistaken && !atItsEnd()) {
      end(from);
    }
  }

  private boolean atItsEnd() {
    return (collects ? ItemStages.TAKEN : Stage.FINISHED).equals(stage);
  }

  private void end(Node from) {
    if (collects) {
      add(from, StageRules.NOT_TAKEN, words);
    } else {
      Text last = StageWords.either(RouteSteps.finishing(queue), false);
      add(from, StageRules.UNFINISHED, words, last);
    }
  }

  private void steps(Node steps) {
    for (Node step : YamlNodes.elements(steps)) {
      for (NodeTuple entry : YamlNodes.entries(step)) {
        if (!mistaken) {
          step(YamlNodes.key(entry), entry);
        }
      }
    }
  }

  private void step(String keyword, NodeTuple entry) {
    Node node = entry.getValueNode();
    if (SEND_ANYWHERE.contains(keyword) && stage != null && !maySend()) {
      add(entry.getKeyNode(), StageRules.SENDS_UNMAPPED, keyword, words, StageWords.NONE);
    }
    if (keyword.equals("process")) {
      // which step it is, a parameter decides
      mistaken = YamlNodes.text(node, "ref").map(this::filled).filter(Placeholders::in).isPresent();
      hubStep(node).ifPresent(step -> take(step, YamlNodes.get(node, "ref").orElse(node)));
    } else if (keyword.equals("to") || keyword.equals("wireTap")) {
      Node uri = YamlNodes.get(node, "uri").orElse(node);
      boolean goesOn = keyword.equals("to");
      endpoint(uri, node)
          .ifPresent(
              endpoint -> {
                if (goesOn && takesItems(endpoint)) {
                  takeItem(endpoint, uri);
                } else {
                  send(endpoint, uri);
                }
              });
    } else if (keyword.equals("stop") && !atItsEnd()) {
      end(entry.getKeyNode());
    } else if (PLAIN_BLOCKS.contains(keyword)) {
      YamlNodes.get(node, "steps").ifPresent(this::steps);
    } else if (REPLACE_THE_BODY.contains(keyword)) {
      stage = null;
      words = StageWords.madeBy(keyword);
    } else {
      block(keyword, node);
    }
  }

  private Optional<StepType<?, ?>> hubStep(Node process) {
    return YamlNodes.text(process, "ref")
        .map(ref -> filled(ref).replaceFirst("^#bean:", ""))
        .flatMap(RouteSteps::find);
  }

  private String filled(String text) {
    return Placeholders.filled(text, values);
  }

  private void take(StepType<?, ?> step, Node ref) {
    if (Stage.QUEUED.equals(stage) && step.reads().isPresent() && !step.reads(queue)) {
      if (known(queue)) {
        add(ref, StageRules.OTHER_QUEUE, step.name(), StageWords.queues(step.reads().get()), queue);
      }
    } else if (!step.takes().equals(stage) && !mayBeSent(step)) {
      misplaced(step, ref);
    }
    done.add(step.name());
    reached(step.gives());
  }

  /** Whether all may be sent, as far as parameters decide it. */
  private boolean mayBeSent(StepType<?, ?> next) {
    return unsure && maySend() && next.takes().equals(DeliverySteps.SENT);
  }

  private void misplaced(StepType<?, ?> step, Node ref) {
    boolean called = step.takes().equals(DeliverySteps.SENT) && !calls.isEmpty();
    if (called && DeliverySteps.MAPPED.equals(stage)) {
      add(ref, StageRules.NOT_SENT, StageWords.kinds(unsent));
      return;
    }
    boolean orCall = step.takes().equals(DeliverySteps.SENT);
    Text hint =
        done.contains(step.name())
            ? StageWords.DONE_ALREADY
            : StageWords.before(StageWords.either(RouteSteps.giving(step.takes()), orCall));
    add(ref, StageRules.STEP_ORDER, step.name(), step.takes().words(), words, hint);
  }

  private void send(Endpoint endpoint, Node uri) {
    if (endpoint.scheme().equals(Components.PARTNER_HTTP)) {
      call(endpoint, uri);
    } else if (SETTLE_ALL.contains(endpoint.scheme())) {
      settleAll(endpoint, uri);
    } else if (!endpoint.scheme().equals("log") && stage != null && !maySend()) {
      add(
          uri,
          StageRules.SENDS_UNMAPPED,
          endpoint.scheme() + ':' + endpoint.path(),
          words,
          StageWords.NONE);
    }
  }

  private static boolean takesItems(Endpoint endpoint) {
    return endpoint.scheme().equals(Components.INTAKE_EDGE);
  }

  private void takeItem(Endpoint endpoint, Node uri) {
    if (!ItemStages.ITEM.equals(stage)) {
      Text hint = ItemStages.TAKEN.equals(stage) ? StageWords.DONE_ALREADY : StageWords.NONE;
      add(uri, StageRules.STEP_ORDER, endpoint.scheme(), ItemStages.ITEM.words(), words, hint);
    }
    reached(ItemStages.TAKEN);
  }

  /** Every delivery becomes a file or a mail, or ends. */
  private void settleAll(Endpoint endpoint, Node uri) {
    if (!maySend()) {
      sendsUnmapped(endpoint, uri);
    } else if (DeliverySteps.SENT.equals(stage)) {
      add(uri, StageRules.CALLED_FOR_NOTHING, StageWords.ALL_SENT);
    } else {
      unsent.clear();
      reached(DeliverySteps.SENT);
    }
  }

  private void sendsUnmapped(Endpoint endpoint, Node uri) {
    Text hint =
        StageWords.before(StageWords.either(RouteSteps.giving(DeliverySteps.MAPPED), false));
    add(uri, StageRules.SENDS_UNMAPPED, endpoint.scheme(), words, hint);
  }

  private void call(Endpoint endpoint, Node uri) {
    if (!maySend()) {
      sendsUnmapped(endpoint, uri);
      return;
    }
    Map<String, String> options = new HashMap<>();
    endpoint.options().forEach((name, value) -> options.put(name, Placeholders.imagined(value)));
    CallCheck check = CallCheck.of(endpoint.path(), options);
    if (undecided(endpoint)) {
      unsure = true;
      if (!calls.add(endpoint.path() + endpoint.options())) {
        add(uri, StageRules.CALLED_FOR_NOTHING, StageWords.SAME_CALL);
      }
      return;
    }
    if (!unsure && check.calls().stream().noneMatch(unsent::contains)) {
      add(uri, StageRules.CALLED_FOR_NOTHING, StageWords.ALL_SENT);
    } else if (!calls.add(check.name()) && !unsure) {
      add(uri, StageRules.CALLED_FOR_NOTHING, StageWords.SAME_CALL);
    }
    unsent.removeAll(check.settles());
    if (unsent.isEmpty()) {
      reached(DeliverySteps.SENT);
    }
  }

  /** Whether a parameter decides what the call is for. */
  private static boolean undecided(Endpoint endpoint) {
    return endpoint.options().entrySet().stream()
        .anyMatch(
            option ->
                Placeholders.in(option.getKey())
                    || Set.of("final", "corrections").contains(option.getKey())
                        && Placeholders.in(option.getValue()));
  }

  private boolean maySend() {
    return DeliverySteps.MAPPED.equals(stage) || DeliverySteps.SENT.equals(stage);
  }

  /** What stands in it may be left out, or done more than once. */
  private void block(String keyword, Node node) {
    YamlNodes.walk(
        node,
        (parent, entry) -> {
          if (mistaken) {
            return;
          }
          Node value = entry.getValueNode();
          String inner = YamlNodes.key(entry);
          if (inner.equals("process")) {
            hubStep(value)
                .ifPresent(
                    step ->
                        add(
                            YamlNodes.get(value, "ref").orElse(value),
                            StageRules.MAY_BE_LEFT_OUT,
                            step.name(),
                            keyword));
          } else if (inner.equals("to") || inner.equals("wireTap")) {
            Node uri = YamlNodes.get(value, "uri").orElse(value);
            endpoint(uri, value)
                .ifPresent(
                    endpoint -> {
                      unsure |= SENDERS.contains(endpoint.scheme());
                      if (takesItems(endpoint)) {
                        add(uri, StageRules.MAY_BE_LEFT_OUT, endpoint.scheme(), keyword);
                      } else {
                        send(endpoint, uri);
                      }
                    });
          }
        });
  }

  private Optional<Endpoint> endpoint(Node uri, Node beside) {
    return RouteChecks.endpoint(uri, beside, values, false);
  }

  private void reached(Stage<?> next) {
    stage = next;
    words = next.words();
  }

  private void add(Node node, LintRule rule, Object... arguments) {
    mistaken = true;
    report.add(file.path(), where.apply(node), rule, arguments);
  }

  /** In a partner's folder a queue that is named otherwise is a mistake of its own. */
  private boolean known(String name) {
    return file.folder().equals(Routes.SPINE) && !Placeholders.in(name)
        || name.startsWith("in.")
        || name.startsWith("deliver.");
  }
}
