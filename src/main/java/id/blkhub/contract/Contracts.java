package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.Keyword;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.resource.InputStreamSource;
import id.blkhub.files.FileTree;
import id.blkhub.files.NotText;
import id.blkhub.files.TextFile;
import id.blkhub.mapping.BoundedPattern;
import id.blkhub.mapping.FileProblem;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.QuestionForm;
import id.blkhub.mapping.ReferenceTables;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The contracts of mappings/: canonical kinds and what each partner sends and takes. Compiled once;
 * a file that cannot be used is listed in {@link #problems()} and the others work. References lead
 * only to files under mappings/, never to the network.
 */
public final class Contracts {
  /** The id of a schema is this and its path under mappings/. */
  public static final String BASE = "https://blkhub.id/schemas/";

  /** The reference table of what a person can consent to. */
  public static final String PURPOSES = "purposes";

  /** The reference tables that formats, rules and functions of the hub use without being told. */
  public static final Set<String> TABLES =
      Set.of(
          "education",
          "vocations",
          "regions",
          NikMatchesPerson.DISTRICTS,
          NikMatchesPerson.FORMER,
          PURPOSES,
          KurSchemes.TABLE);

  static final String SUFFIX = ".schema.json";
  private static final String CANONICAL = "canonical/";

  /** The start of a sentence about a place in a schema. */
  private static final Pattern POINTED = Pattern.compile("#(/.*?): ");

  private static final Pattern NOWHERE = Pattern.compile("\\$ref (\\S+) leads nowhere");

  private static final int MAX_SCHEMA_BYTES = 1_000_000;
  private static final List<String> ANNOTATIONS =
      List.of(
          "x-personal",
          "x-subject",
          "x-business-key",
          "x-version",
          "x-update",
          "x-steps",
          "x-amount",
          "x-case",
          "x-assumption");

  private final Map<URI, JsonNode> documents = new TreeMap<>();
  private final Map<String, Contract> byPath = new TreeMap<>();
  private final Map<String, CanonicalKind> kinds = new TreeMap<>();
  private final List<FileProblem> problems = new ArrayList<>();
  private final Path mappings;
  private Versions versions = Versions.NONE;

  private Contracts(Path mappings) {
    this.mappings = mappings;
  }

  /**
   * Reads and compiles every {@code *.schema.json} under the folder.
   *
   * @throws java.io.UncheckedIOException when the folder itself cannot be read
   */
  public static Contracts load(Path mappings) {
    return load(mappings, Clock.system(ZoneId.of("Asia/Jakarta")));
  }

  /**
   * Reads and compiles with the given clock.
   *
   * @param clock in the zone whose day counts for terms where a message names none
   */
  public static Contracts load(Path mappings, Clock clock) {
    Contracts contracts = new Contracts(mappings);
    ReferenceTables tables = ReferenceTables.load(mappings);
    contracts.read();
    contracts.compile(
        Formats.all(tables),
        contracts.rules(tables, clock),
        List.of(new AgeKeyword(new Today(clock)), new TableKeyword(tables)));
    contracts.versions = Versions.of(mappings, contracts);
    return contracts;
  }

  /**
   * Compiles one schema that uses no reference table and no other file.
   *
   * @param name of its file, without {@code .schema.json}
   * @throws IllegalArgumentException when the schema cannot be used
   */
  public static Contract alone(String name, JsonNode schema) {
    Contracts contracts = new Contracts(Path.of(""));
    contracts.documents.put(id(Path.of(name + SUFFIX)), schema);
    Clock clock = Clock.systemUTC();
    contracts.compile(
        Formats.all(ReferenceTables.none()),
        DomainRules.plain(clock),
        List.of(new AgeKeyword(new Today(clock)), new TableKeyword(null)));
    if (!contracts.problems.isEmpty()) {
      throw new IllegalArgumentException(contracts.problems.toString());
    }
    return contracts.of(name);
  }

  private Contract of(String path) {
    Contract contract = byPath.get(path);
    if (contract == null) {
      throw new IllegalArgumentException("there is no contract " + path);
    }
    return contract;
  }

  private Map<String, ContractRule> rules(ReferenceTables tables, Clock clock) {
    try {
      return DomainRules.all(tables, clock);
    } catch (IllegalArgumentException wrong) {
      problems.add(
          new FileProblem(
              Path.of("reference", KurSchemes.TABLE + ".csv"),
              ContractProblem.TABLE_WRONG,
              String.valueOf(wrong.getMessage())));
      return DomainRules.plain(clock);
    }
  }

  /** What the partner sends, by its working files. */
  public Optional<Contract> incoming(String partner, String kind) {
    return of(FormPath.in(partner, kind));
  }

  /** What the partner takes, by its working files. */
  public Optional<Contract> outgoing(String partner, String kind) {
    return of(FormPath.out(partner, kind));
  }

  /** What a partner sends or takes: mappings/&lt;form&gt;.schema.json. */
  public Optional<Contract> of(FormPath form) {
    return Optional.ofNullable(byPath.get(form.toString()));
  }

  /** Which versions there are of each form. */
  public Versions versions() {
    return versions;
  }

  /** A contract as one file, which refers to no other; empty where there is no such contract. */
  public Optional<ObjectNode> bundled(FormPath form) {
    return of(form).map(contract -> Bundle.of(id(form.file(SUFFIX)), documents));
  }

  /** The hub's own form of a kind as one file, which refers to no other. */
  public Optional<ObjectNode> bundledCanonical(String kind) {
    return canonical(kind)
        .map(known -> Bundle.of(id(Path.of(CANONICAL + kind + SUFFIX)), documents));
  }

  /** The hub's own form of a kind. */
  public Optional<CanonicalKind> canonical(String kind) {
    return Optional.ofNullable(kinds.get(kind));
  }

  /** The forms with a contract that works, working files and released ones. */
  List<FormPath> forms() {
    return byPath.keySet().stream().flatMap(path -> FormPath.of(path).stream()).toList();
  }

  /** The canonical kinds of messages, sorted. */
  public List<String> kinds() {
    return kinds.keySet().stream().filter(kind -> !QuestionForm.isPart(kind)).toList();
  }

  /** The questions, by what their schemas are called, sorted. */
  public List<String> questions() {
    return kinds.keySet().stream()
        .flatMap(kind -> QuestionForm.name(kind).stream())
        .distinct()
        .toList();
  }

  /** The files that are not used, and why. */
  public List<FileProblem> problems() {
    return List.copyOf(problems);
  }

  private void read() {
    FileTree files = FileTree.of(mappings);
    files.ending(SUFFIX).stream().filter(f -> FormPath.is(mappings, f, "")).forEach(this::read);
  }

  private void read(Path file) {
    Path relative = mappings.relativize(file);
    try {
      byte[] text = TextFile.read(file).getBytes(StandardCharsets.UTF_8);
      Parsed parsed = new StrictJson().parse(text, MAX_SCHEMA_BYTES);
      if (parsed.ok()) {
        documents.put(id(relative), parsed.document());
      } else {
        JsonPlaces.At at = places(relative).fault().orElse(JsonPlaces.At.START);
        JsonFault fault =
            JsonFault.of(TextFile.read(file))
                .orElse(
                    new JsonFault(at.line(), at.column(), parsed.violations().get(0).message()));
        problems.add(
            new FileProblem(
                relative,
                fault.line(),
                fault.column(),
                ContractProblem.SCHEMA_UNREADABLE,
                new Text(
                    "bukan JSON yang sah: " + fault.why().id(),
                    "not valid JSON: " + fault.why().en())));
      }
    } catch (NotText e) {
      problems.add(
          new FileProblem(
              relative, e.line(), e.column(), ContractProblem.SCHEMA_UNREADABLE, e.why()));
    }
  }

  private void compile(
      Map<String, NamedFormat> formats, Map<String, ContractRule> rules, List<Keyword> own) {
    JsonSchemaFactory factory = factory(formats, rules, own);
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(
                text -> BoundedPattern.compile(EcmaPattern.toJava(text))::found)
            .build();
    Explain explain = new Explain(formats);
    documents.forEach(
        (id, document) -> {
          Path file = Path.of(id.toString().substring(BASE.length()));
          List<Text> unknown = new SchemaLint(formats.keySet(), rules.keySet()).check(document);
          unknown.forEach(sentence -> invalid(file, sentence));
          if (unknown.isEmpty()) {
            compile(file, id, document, factory, config, explain);
          }
        });
  }

  private void compile(
      Path file,
      URI id,
      JsonNode document,
      JsonSchemaFactory factory,
      SchemaValidatorsConfig config,
      Explain explain) {
    try {
      if (document.has("$id") && !document.get("$id").asText().equals(id.toString())) {
        throw new IllegalArgumentException("$id must be " + id);
      }
      SchemaTree tree = SchemaTree.of(id, documents);
      JsonSchema schema = factory.getSchema(SchemaLocation.of(id.toString()), document, config);
      schema.initializeValidators();
      Contract contract = new Contract(schema, document, tree, explain);
      String path = file.toString().replace('\\', '/');
      String key = path.substring(0, path.length() - SUFFIX.length());
      if (!key.startsWith(CANONICAL)) {
        byPath.put(key, contract);
      } else if (document.has("properties")) {
        String kind = key.substring(CANONICAL.length());
        kinds.put(kind, CanonicalKind.of(kind, contract));
      }
    } catch (RuntimeException e) {
      Throwable told = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
      String said = String.valueOf(told.getMessage());
      invalid(file, nearest(said));
    }
  }

  private JsonSchemaFactory factory(
      Map<String, NamedFormat> formats, Map<String, ContractRule> rules, List<Keyword> hubs) {
    JsonMetaSchema standard = JsonMetaSchema.getV202012();
    JsonMetaSchema.Builder own =
        JsonMetaSchema.builder(standard.getIri(), standard)
            .formats(formats.values())
            .keyword(new RuleKeyword(rules));
    hubs.forEach(own::keyword);
    ANNOTATIONS.forEach(name -> own.keyword(new NonValidationKeyword(name)));
    own.vocabularyFactory(BoundedKeywords::vocabulary);
    return JsonSchemaFactory.builder()
        .defaultMetaSchemaIri(standard.getIri())
        .metaSchema(own.build())
        .schemaLoaders(loaders -> loaders.add(iri -> local(iri.toString())))
        .build();
  }

  /** Loads a referenced schema. No other loader is asked, so only files under mappings/ exist. */
  private InputStreamSource local(String iri) {
    JsonNode document = documents.get(URI.create(iri));
    if (document == null) {
      throw new IllegalArgumentException("$ref " + iri + " is not a file under mappings/");
    }
    byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
    return () -> new ByteArrayInputStream(bytes);
  }

  private static URI id(Path relative) {
    return URI.create(BASE + relative.toString().replace('\\', '/'));
  }

  /** Of a reference that leads nowhere, the file or the part that was meant. */
  private Text nearest(String said) {
    Matcher nowhere = NOWHERE.matcher(said);
    if (!nowhere.matches()) {
      return new Text(said, said);
    }
    URI target = URI.create(nowhere.group(1));
    JsonNode document = documents.get(SchemaTree.withoutFragment(target));
    Set<String> known = new TreeSet<>();
    if (document == null) {
      documents.keySet().forEach(other -> known.add(other.toString().substring(BASE.length())));
    } else {
      document.path("$defs").fieldNames().forEachRemaining(name -> known.add("#/$defs/" + name));
    }
    String written =
        document == null
            ? SchemaTree.withoutFragment(target).toString().replace(BASE, "")
            : "#" + target.getFragment();
    Text near = Suggestion.of(written, known);
    return new Text("$ref " + target + " tidak menuju ke mana pun" + near.id(), said + near.en());
  }

  private void invalid(Path file, Text reason) {
    Matcher pointed = POINTED.matcher(reason.en());
    JsonPlaces places = places(file);
    JsonPlaces.At at =
        pointed.lookingAt() ? places.at(pointed.group(1)) : places.quotedIn(reason.en());
    problems.add(
        new FileProblem(file, at.line(), at.column(), ContractProblem.SCHEMA_INVALID, reason));
  }

  private JsonPlaces places(Path file) {
    try {
      return JsonPlaces.of(TextFile.read(mappings.resolve(file)));
    } catch (NotText e) {
      return JsonPlaces.of("");
    }
  }
}
