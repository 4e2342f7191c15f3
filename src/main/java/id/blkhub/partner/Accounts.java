package id.blkhub.partner;

import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The accounts partners log in with, the same for every protocol. Kept in memory, so that neither a
 * database outage nor 300 partners that reconnect at once can hold up a login. A plain SHA-256 is
 * enough because the secrets are generated with 256 bits; there is nothing to guess.
 */
public final class Accounts {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

  /**
   * The hash an unknown user's secret is compared with, so that the answer takes as long as for a
   * known one. No secret has this hash.
   */
  private static final List<byte[]> NOBODY = List.of(new byte[32]);

  private final Partners partners;
  private volatile Snapshot current;

  /**
   * @param settings by partner id: SHA-256 (hexadecimal) of the partner's secret; several while one
   *     is being replaced
   * @param partners who is connected now; an account lives and ends with its partner's profile
   */
  public Accounts(Map<String, List<String>> settings, Partners partners) {
    this.partners = partners;
    this.current = Snapshot.of(settings);
  }

  /** Takes over changed settings as a whole. */
  public void reload(Map<String, List<String>> settings) {
    current = Snapshot.of(settings);
  }

  /**
   * Checks a login in a time that does not tell whether the user exists.
   *
   * @return the partner's id; empty when user or secret is wrong
   */
  public Optional<String> authenticate(@Nullable String user, @Nullable String secret) {
    byte[] offered = sha256(secret == null ? "" : secret);
    List<byte[]> known = current.hashes().getOrDefault(user == null ? "" : user, NOBODY);
    boolean fits = false;
    for (byte[] hash : known) {
      fits |= MessageDigest.isEqual(hash, offered);
    }
    boolean connected = user != null && partners.find(user).isPresent();
    return user != null && fits && connected ? Optional.of(user) : Optional.empty();
  }

  /** What is wrong with the settings: accounts without a partner, values that are no hash. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(current.malformed());
    List<String> ids = partners.all().stream().map(PartnerProfile::id).toList();
    for (String user : current.hashes().keySet()) {
      if (!ids.contains(user)) {
        problems.add(
            Problem.of(ProfileRule.ACCOUNT_WITHOUT_PARTNER, user, user, Suggestion.of(user, ids)));
      }
    }
    return List.copyOf(problems);
  }

  private static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Something wrong with an account; never shows the value. */
  public record Problem(String account, String code, Text message) {
    private static Problem of(ProfileRule rule, String account, Object... arguments) {
      Object[] all = new Object[arguments.length + 1];
      all[0] = account;
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      return new Problem(account, rule.code(), rule.text(all));
    }
  }

  private record Snapshot(Map<String, List<byte[]>> hashes, List<Problem> malformed) {
    static Snapshot of(Map<String, List<String>> settings) {
      Map<String, List<byte[]>> hashes = new TreeMap<>();
      List<Problem> malformed = new ArrayList<>();
      settings.forEach(
          (user, values) -> {
            if (values.stream().allMatch(value -> SHA_256.matcher(value).matches())) {
              hashes.put(user, values.stream().map(HexFormat.of()::parseHex).toList());
            } else {
              malformed.add(Problem.of(ProfileRule.ACCOUNT_NOT_A_HASH, user));
            }
          });
      return new Snapshot(hashes, List.copyOf(malformed));
    }
  }
}
