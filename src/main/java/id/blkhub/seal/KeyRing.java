package id.blkhub.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.blkhub.store.Database;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals under the data key of the day, and erases by forgetting data keys.
 *
 * <p>All live keys are held in memory. The key of a new day is made in the background and the
 * previous one serves until it is there, so that sealing neither waits for the database nor fails
 * with it, and may be called inside a transaction.
 *
 * <p>Sealed bytes: version (1), id of the data key (16), nonce (12), ciphertext and tag.
 */
public final class KeyRing implements Seal {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final byte VERSION = 1;
  private static final int HEADER = 1 + 16;
  private static final long RETRY_SECONDS = 60;
  private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(KeyRing::mac);

  private final MasterKey master;
  private final DataKeyTable table;
  private final Clock clock;
  private final Map<UUID, DataKey> keys = new ConcurrentHashMap<>();
  private final Map<String, SecretKey> hashing = new ConcurrentHashMap<>();
  private final AtomicBoolean renewing = new AtomicBoolean();
  private volatile @Nullable DataKey current;
  private volatile Instant notBefore = Instant.MIN;

  private KeyRing(MasterKey master, DataKeyTable table, Clock clock) {
    this.master = master;
    this.table = table;
    this.clock = clock;
  }

  /**
   * Reads the keys of this database and makes the one of today.
   *
   * @param masterKey 32 bytes in base64
   * @param clock its zone decides when a day begins
   * @throws MasterKeyUnusable when the master key is none, or not the one this database began with
   */
  public static KeyRing open(Database hub, String masterKey, Clock clock) {
    MasterKey master = MasterKey.parse(masterKey);
    KeyRing ring = new KeyRing(master, new DataKeyTable(hub, master.wrapping()), clock);
    String fingerprint = ring.hash("fingerprint", new byte[0]);
    if (!ring.table.firstFingerprint(fingerprint).equals(fingerprint)) {
      throw new MasterKeyUnusable(SealProblem.OTHER_KEY);
    }
    ring.load();
    return ring;
  }

  /**
   * Whether it can be a master key at all, which needs no database.
   *
   * @throws MasterKeyUnusable when it is missing, no base64, or of another length
   */
  public static void requireMasterKey(String masterKey) {
    MasterKey.parse(masterKey);
  }

  @Override
  public byte[] seal(byte[] clear, String context) {
    renewIfOld();
    DataKey key = current();
    byte[] header =
        ByteBuffer.allocate(HEADER)
            .put(VERSION)
            .putLong(key.id().getMostSignificantBits())
            .putLong(key.id().getLeastSignificantBits())
            .array();
    return Encryption.encrypt(key.key(), header, context.getBytes(UTF_8), clear);
  }

  @Override
  public byte[] open(byte[] sealed, String context) {
    if (sealed.length < HEADER || sealed[0] != VERSION) {
      throw broken(null);
    }
    ByteBuffer header = ByteBuffer.wrap(sealed, 1, HEADER - 1);
    DataKey key = find(new UUID(header.getLong(), header.getLong()));
    try {
      return Encryption.decrypt(key.key(), sealed, HEADER, context.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  @Override
  public String hash(String purpose, byte[] value) {
    try {
      Mac mac = MAC.get();
      mac.init(hashing.computeIfAbsent(purpose, master::hashing));
      return HexFormat.of().formatHex(mac.doFinal(value));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Erases everything sealed under one data key, wherever a copy of it lies. Another node may hold
   * the key in memory until its next day begins.
   *
   * @return false when the key is unknown or already forgotten
   */
  public boolean forget(UUID keyId) {
    boolean forgotten = table.forget(keyId, today());
    keys.remove(keyId);
    if (current().id().equals(keyId)) {
      load();
    }
    return forgotten;
  }

  /**
   * Erases every data key that sealed nothing on the given day or later. Whatever must stay
   * readable longer has to be sealed again before.
   *
   * @return how many keys were forgotten
   */
  public int forgetBefore(LocalDate day) {
    int forgotten = 0;
    for (UUID id : table.retiredBefore(day)) {
      forgotten += forget(id) ? 1 : 0;
    }
    return forgotten;
  }

  /** The data key these bytes were sealed under, for {@link #forget}. */
  public static UUID keyOf(byte[] sealed) {
    ByteBuffer header = ByteBuffer.wrap(sealed, 1, HEADER - 1);
    return new UUID(header.getLong(), header.getLong());
  }

  private static SealBroken broken(@Nullable Throwable cause) {
    return new SealBroken(SealProblem.CHANGED.said(), cause);
  }

  private DataKey find(UUID id) {
    DataKey known = keys.get(id);
    if (known == null) {
      // another node may have made it since
      known =
          table.find(id).orElseThrow(() -> new SealBroken(SealProblem.FORGOTTEN.said(id), null));
      keys.put(id, known);
    }
    return known;
  }

  private DataKey current() {
    return Objects.requireNonNull(current, "a key ring is loaded before anybody has it");
  }

  private void load() {
    DataKey today = table.ofDay(today());
    Map<UUID, DataKey> live = new ConcurrentHashMap<>();
    table.all().forEach(key -> live.put(key.id(), key));
    keys.putAll(live);
    // also drops what another node forgot
    keys.keySet().retainAll(live.keySet());
    current = today;
  }

  private void renewIfOld() {
    if (current().createdOn().equals(today())
        || clock.instant().isBefore(notBefore)
        || !renewing.compareAndSet(false, true)) {
      return;
    }
    Thread renewal = new Thread(this::renew, "data-key-renewal");
    renewal.setDaemon(true);
    renewal.start();
  }

  private void renew() {
    try {
      load();
      LOG.info("data key of {} in use", current().createdOn());
    } catch (RuntimeException e) {
      notBefore = clock.instant().plusSeconds(RETRY_SECONDS);
      LOG.warn(
          "no data key for {} yet, the one of {} serves on: {}",
          today(),
          current().createdOn(),
          e.getMessage());
    } finally {
      renewing.set(false);
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static Mac mac() {
    try {
      return Mac.getInstance("HmacSHA256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
