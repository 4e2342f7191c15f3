package id.blkhub.api;

import id.blkhub.pack.PartnerPack;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
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

  private final PartnerPacks packs;

  ContractsController(PartnerPacks packs) {
    this.packs = packs;
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

  private PartnerPack pack(HttpServletRequest request) {
    return packs.of(PartnerAuthentication.partner(request));
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
