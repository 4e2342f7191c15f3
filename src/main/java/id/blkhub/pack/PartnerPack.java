package id.blkhub.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.FormatHelp;
import id.blkhub.message.HubAddress;
import id.blkhub.pack.CallForms.CallForm;
import id.blkhub.pack.PackProblems.PackProblem;
import id.blkhub.pack.SelfTest.TestedContract;
import id.blkhub.partner.PartnerProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * All that a partner needs to build its side: AsyncAPI and OpenAPI, contracts and samples as JSON,
 * small clients and a page to read. The same files give the same bytes.
 */
public final class PartnerPack {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ObjectWriter PRETTY =
      JSON.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  /**
   * The oldest time a zip can hold. With the present time, two zips of the same files would differ.
   */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final List<String> CLIENTS =
      List.of("Client.java", "client.py", "client.mjs", "client.sh");
  private static final int SHORT = 12;

  private final String partner;
  private final String version;
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final List<TestedContract> contracts;

  private PartnerPack(
      PartnerProfile profile, PackForms read, FormatHelp help, HubAddress hub, boolean ofCredit) {
    this.partner = profile.id();
    List<PackForm> forms = read.all();
    List<CallForm> calls = CallForms.of(read.calls(), forms);
    PackTables tables = new PackTables(help, forms);
    Map<String, ObjectNode> schemas = new TreeMap<>();
    for (PackForm form : forms) {
      schemas.put(form.schemaPath(), form.schema());
      form.samples().forEach((name, body) -> files.put(form.samplePath(name), pretty(body)));
    }
    for (CallForm call : calls) {
      schemas.put(call.schemaPath(), call.schema());
      call.samples().forEach((name, body) -> files.put(call.samplePath(name), pretty(body)));
    }
    List<PackQuestion> questions = read.questions();
    for (PackQuestion asked : questions) {
      schemas.put(asked.questionPath(), asked.question());
      schemas.put(asked.answerPath(), asked.answer());
    }
    schemas.forEach((path, schema) -> files.put(path, pretty(schema)));
    this.contracts =
        forms.stream()
            .filter(form -> form.newest() && !form.voids())
            .map(
                form ->
                    new TestedContract(
                        form.kind(),
                        form.sent(),
                        form.byQueue(),
                        form.version(),
                        sha256(pretty(form.schema()))))
            .toList();
    files.putAll(tables.files());
    this.version = "1.0.0+" + sha256(contents()).substring(0, SHORT);
    PackIdentity identity = new PackIdentity(partner, profile.name(), version);
    ObjectNode openApi = OpenApi.of(identity, forms, calls, questions, hub);
    files.put("asyncapi.yaml", PackTemplate.write(AsyncApi.of(identity, forms, hub)));
    interfaces(openApi, schemas, !calls.isEmpty());
    files.put("collection.json", pretty(RequestCollection.of(identity, hub, forms)));
    CLIENTS.forEach(name -> files.put("clients/" + name, PackTemplate.bytes("clients/" + name)));
    List<PackProblem> problems = PackProblems.of(forms, ofCredit);
    files.put("problems.json", pretty(JSON.valueToTree(problems)));
    files.put(
        "index.html",
        new PackPage(identity, profile, hub)
            .forms(forms, read::names)
            .calls(calls)
            .questions(questions)
            .formats(tables.formats())
            .problems(problems)
            .clients(CLIENTS)
            .write());
  }

  private void interfaces(ObjectNode openApi, Map<String, ObjectNode> schemas, boolean called) {
    files.put("openapi.yaml", PackTemplate.write(openApi));
    files.put("openapi-3.0.yaml", PackTemplate.write(OpenApi30.of(openApi, schemas)));
    if (called) {
      files.put("your-interface-3.0.yaml", PackTemplate.write(OpenApi30.ofCalls(openApi, schemas)));
    }
  }

  /**
   * A pack for a hub whose address is not known.
   *
   * @param routes for what goes by queue and what by call
   * @param mappings for the samples beside the mappings
   */
  public static PartnerPack of(
      Path routes, Path mappings, Contracts contracts, PartnerProfile profile) {
    return of(routes, mappings, contracts, profile, HubAddress.UNKNOWN);
  }

  /**
   * @param routes for what goes by queue and what by call
   * @param mappings for the samples beside the mappings
   * @param hub where this partner finds it
   */
  public static PartnerPack of(
      Path routes, Path mappings, Contracts contracts, PartnerProfile profile, HubAddress hub) {
    boolean ofCredit =
        profile.sends().stream()
            .flatMap(kind -> contracts.bundledCanonical(kind).stream())
            .anyMatch(canonical -> canonical.path("x-rule").toString().contains("kur-"));
    return new PartnerPack(
        profile,
        new PackForms(routes, mappings, contracts, profile),
        FormatHelp.of(mappings),
        hub,
        ofCredit);
  }

  /** Whose it is. */
  public String partner() {
    return partner;
  }

  /** The version of the pack; it changes with each change of a contract or a sample. */
  public String version() {
    return version;
  }

  /** The newest contract of each kind that the partner sends or takes, in the profile's order. */
  public List<TestedContract> contracts() {
    return contracts;
  }

  /** The content of each file by its path in the pack, sorted. */
  public Map<String, byte[]> files() {
    return new LinkedHashMap<>(files);
  }

  /**
   * Writes the files into a folder that is made or still empty.
   *
   * @throws FileAlreadyExistsException when something is in it; nothing is written then
   */
  public void writeTo(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw new FileAlreadyExistsException(folder.toString());
        }
      }
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** All files in one zip. */
  public byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(partner + '/' + file.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** In hexadecimal. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] contents() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    files.forEach(
        (path, content) -> {
          all.writeBytes(path.getBytes(StandardCharsets.UTF_8));
          all.writeBytes(content);
        });
    return all.toByteArray();
  }

  private static byte[] pretty(JsonNode document) {
    try {
      return (PRETTY.writeValueAsString(document) + '\n').getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
