package id.blkhub.sandbox;

import id.blkhub.cli.StartConditions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings of a hub whose passwords everybody knows: for the sandbox and for tests only. */
public final class SandboxSettings {
  public static final List<String> PARTNERS =
      List.of(
          "blk",
          "bnsp",
          "supra",
          "dinkop",
          "bank",
          "kadin",
          "hipmi",
          "hotel-ntb",
          "alumni",
          "pengantar-kerja",
          "galangan",
          "uld",
          "agen-taiwan",
          "agen-meksiko",
          "lsp-konstruksi",
          "kemnaker",
          "blk-bojonegoro",
          "disperindag",
          "blk-banten",
          "blk-pangkalpinang");

  /** The partners with an SFTP server. */
  public static final List<String> BY_SFTP = List.of("disperindag", "blk-banten");

  /** The partners that get mails. */
  public static final List<String> BY_MAIL = List.of("kadin", "hipmi");

  /** The bcrypt hash of {@code operator}. */
  private static final String OPERATOR =
      "$2a$10$06E2lA85CxJuoR3zKq0R4epz8/K0RpfHt5GtMeRU2HABAjV45dccG";

  private SandboxSettings() {}

  /**
   * @param data the hub's data folder; marked, so that no production hub takes it
   * @param bnspUrl where the simulated certification body listens
   */
  public static Map<String, Object> of(Path data, String bnspUrl, String bnspUser, String bnspKey)
      throws IOException {
    Files.createDirectories(data);
    Files.writeString(
        data.resolve(StartConditions.SANDBOX_MARK), "Data of a sandbox; its secrets are public.\n");
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("hub.data", data.toString());
    settings.put("hub.public-url", "http://127.0.0.1:8080");
    settings.put("hub.master-key", masterKey(data));
    for (String partner : PARTNERS) {
      settings.put("hub.accounts." + partner, sha256(partner));
    }
    settings.putAll(bank("http://127.0.0.1:9"));
    settings.putAll(lsp("http://127.0.0.1:9"));
    settings.putAll(ministry("http://127.0.0.1:9"));
    settings.putAll(centre("http://127.0.0.1:9"));
    settings.putAll(servers());
    settings.putAll(mail(9));
    settings.putAll(mailsOut(9));
    settings.put("hub.operators.operator", OPERATOR);
    settings.put("bnsp.url", bnspUrl);
    settings.put("hub.logins.bnsp.url", bnspUrl + "/auth");
    settings.put("hub.logins.bnsp.user-header", "x-bnsp-user");
    settings.put("hub.logins.bnsp.user", bnspUser);
    settings.put("hub.logins.bnsp.key-header", "x-bnsp-key");
    settings.put("hub.logins.bnsp.key", bnspKey);
    settings.put("hub.logins.bnsp.token-pointer", "/data/token");
    settings.put("hub.logins.bnsp.expires-pointer", "/data/expires_in");
    settings.put("hub.logins.bnsp.token-header", "x-authorization");
    return settings;
  }

  /** What the bank's interface asks for; without it the bank is at a port where nobody listens. */
  public static Map<String, Object> bank(String url) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("bank.url", url);
    settings.put("hub.logins.bank.url", url + BankDesk.TOKEN);
    settings.put("hub.logins.bank.user-header", "X-CLIENT-KEY");
    settings.put("hub.logins.bank.user", BankDesk.CLIENT);
    settings.put("hub.logins.bank.key-header", "X-CLIENT-SECRET");
    settings.put("hub.logins.bank.key", BankDesk.CLIENT_SECRET);
    settings.put("hub.logins.bank.body", "{\"grantType\":\"client_credentials\"}");
    settings.put("hub.logins.bank.token-pointer", "/accessToken");
    settings.put("hub.logins.bank.expires-pointer", "/expiresIn");
    settings.put("hub.signatures.bank.partner-id", BankDesk.PARTNER_ID);
    settings.put("hub.signatures.bank.channel-id", BankDesk.CHANNEL_ID);
    settings.put("hub.signatures.bank.secret", BankDesk.SECRET);
    return settings;
  }

  /** What the interface of the certification body for construction asks for. */
  public static Map<String, Object> lsp(String url) {
    return Map.of(
        "lsp-konstruksi.url",
        url,
        "hub.logins.lsp-konstruksi.type",
        "header",
        "hub.logins.lsp-konstruksi.token-header",
        "X-API-Key",
        "hub.logins.lsp-konstruksi.key",
        LspStub.KEY);
  }

  /** What the Ministry's interfaces ask for. */
  public static Map<String, Object> ministry(String url) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("kemnaker.url", url);
    settings.put("hub.logins.kemnaker.type", "oauth2");
    settings.put("hub.logins.kemnaker.url", url + MinistryStub.TOKEN);
    settings.put("hub.logins.kemnaker.user", "blk-hub");
    settings.put("hub.logins.kemnaker.key", "rahasia-kementerian");
    return settings;
  }

  /** What the registry of the centre in Bojonegoro asks for. */
  public static Map<String, Object> centre(String url) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("bojonegoro.url", url);
    settings.put("hub.logins.blk-bojonegoro.type", "header");
    settings.put("hub.logins.blk-bojonegoro.token-header", "X-Api-Key");
    settings.put("hub.logins.blk-bojonegoro.key", CentreStub.KEY);
    return settings;
  }

  /** SFTP servers at a port where nobody listens. */
  public static Map<String, Object> servers() {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (String partner : BY_SFTP) {
      settings.putAll(
          server(partner, "sftp://127.0.0.1:9/~/" + partner, partner, "SHA256:" + "0".repeat(43)));
    }
    return settings;
  }

  /** How the hub logs in at a partner's SFTP server. */
  static Map<String, Object> server(String partner, String url, String password, String hostKeys) {
    return Map.of(
        partner.replaceFirst("^blk-", "") + ".url", url,
        "hub.logins." + partner + ".type", "ssh",
        "hub.logins." + partner + ".user", "hub",
        "hub.logins." + partner + ".key", password,
        "hub.logins." + partner + ".host-keys", hostKeys);
  }

  /** The mail box of the hotels, at a server on this machine. */
  public static Map<String, Object> mail(int port) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("hub.mail.hotel-ntb.host", "127.0.0.1");
    settings.put("hub.mail.hotel-ntb.port", port);
    settings.put("hub.mail.hotel-ntb.user", "hub");
    settings.put("hub.mail.hotel-ntb.key", "hub");
    settings.put("hub.mail.hotel-ntb.security", "none");
    return settings;
  }

  /** The server that takes the mails for the chambers, on this machine. */
  public static Map<String, Object> mailsOut(int port) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (String partner : BY_MAIL) {
      settings.put("hub.mail." + partner + ".host", "127.0.0.1");
      settings.put("hub.mail." + partner + ".port", port);
      settings.put("hub.mail." + partner + ".user", "hub");
      settings.put("hub.mail." + partner + ".key", "hub");
      settings.put("hub.mail." + partner + ".security", "none");
      settings.put("hub.mail." + partner + ".from", "hub@hub.example");
    }
    return settings;
  }

  private static String masterKey(Path data) throws IOException {
    Path file = data.resolve("master-key");
    if (!Files.exists(file)) {
      byte[] random = new byte[32];
      new SecureRandom().nextBytes(random);
      Files.writeString(file, Base64.getEncoder().encodeToString(random));
    }
    return Files.readString(file);
  }

  private static String sha256(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
