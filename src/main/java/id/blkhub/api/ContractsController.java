package id.blkhub.api;

import id.blkhub.contract.Contracts;
import id.blkhub.pack.PartnerPack;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/contracts}: the partner's own pack, as the hub checks today. */
@RestController
final class ContractsController {
  private static final Map<String, MediaType> TYPES =
      Map.of(
          "json", MediaType.APPLICATION_JSON,
          "yaml", MediaType.parseMediaType("application/yaml"),
          "html", MediaType.parseMediaType("text/html;charset=UTF-8"));
  private static final MediaType PLAIN = MediaType.parseMediaType("text/plain;charset=UTF-8");
  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

  private final ObjectProvider<Contracts> contracts;
  private final Partners partners;
  private final Path routes;
  private final Path mappings;
  private final Map<String, PartnerPack> packs = new ConcurrentHashMap<>();

  ContractsController(
      ObjectProvider<Contracts> contracts,
      Partners partners,
      @Value("${hub.routes}") Path routes,
      @Value("${hub.mappings}") Path mappings) {
    this.contracts = contracts;
    this.partners = partners;
    this.routes = routes;
    this.mappings = mappings;
  }

  @GetMapping(path = Paths.CONTRACTS, produces = MediaType.APPLICATION_JSON_VALUE)
  Index index(HttpServletRequest request) {
    return Index.of(pack(request));
  }

  @GetMapping(path = Paths.CONTRACTS + ".zip")
  ResponseEntity<byte[]> archive(HttpServletRequest request) {
    PartnerPack pack = pack(request);
    return ResponseEntity.ok()
        .contentType(ZIP)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(pack.partner() + "-contracts.zip")
                .build()
                .toString())
        .body(pack.zip());
  }

  @GetMapping(path = Paths.CONTRACTS + "/{*path}")
  ResponseEntity<byte[]> file(@PathVariable String path, HttpServletRequest request) {
    String name = path.substring(1);
    byte[] content = pack(request).files().get(name);
    if (content == null) {
      throw ProblemException.of(HttpRule.NO_SUCH_CONTRACT);
    }
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return ResponseEntity.ok().contentType(TYPES.getOrDefault(ending, PLAIN)).body(content);
  }

  /** The files are read once: a hub runs what it read at its start. */
  private PartnerPack pack(HttpServletRequest request) {
    String id = PartnerAuthentication.partner(request).value();
    return packs.computeIfAbsent(
        id,
        partner -> {
          PartnerProfile profile =
              partners
                  .find(partner)
                  .orElseThrow(() -> ProblemException.of(HttpRule.NO_SUCH_CONTRACT));
          return PartnerPack.of(routes, mappings, contracts.getObject(), profile);
        });
  }

  record Index(String partner, String version, String archive, List<ContractEntry> files) {
    static Index of(PartnerPack pack) {
      return new Index(
          pack.partner(),
          pack.version(),
          Paths.CONTRACTS + ".zip",
          pack.files().entrySet().stream()
              .map(
                  file ->
                      new ContractEntry(
                          file.getKey(),
                          Paths.CONTRACTS + '/' + file.getKey(),
                          PartnerPack.sha256(file.getValue())))
              .toList());
    }
  }

  record ContractEntry(String path, String href, String sha256) {}
}
