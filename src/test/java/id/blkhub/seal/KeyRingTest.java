package id.blkhub.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private static final String MASTER = master(1);
  private static final byte[] CLEAR = "{\"nik\":\"3603120101900001\"}".getBytes(UTF_8);
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);

  @TempDir Path dir;
  private final DayClock clock = new DayClock();

  @ParameterizedTest
  @EnumSource
  void shouldOpenWhatItSealedAlsoAfterARestart(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      byte[] sealed = ring(databases).seal(CLEAR, "m1");

      databases.restart();

      assertThat(ring(databases).open(sealed, "m1")).isEqualTo(CLEAR);
      assertThat(new String(sealed, UTF_8)).doesNotContain("3603120101900001");
    }
  }

  @Test
  void shouldSealAnEmptyPayload() {
    try (TestDatabases databases = TestDatabases.sqlite(dir)) {
      KeyRing ring = ring(databases);

      assertThat(ring.open(ring.seal(new byte[0], "m1"), "m1")).isEmpty();
    }
  }

  @Test
  void shouldNotOpenChangedBytes() {
    try (TestDatabases databases = TestDatabases.sqlite(dir)) {
      KeyRing ring = ring(databases);
      byte[] sealed = ring.seal(CLEAR, "m1");

      for (int i = 0; i < sealed.length; i++) {
        byte[] changed = sealed.clone();
        changed[i] ^= 1;
        assertThatThrownBy(() -> ring.open(changed, "m1"))
            .as("byte %d", i)
            .isInstanceOf(Seal.SealBroken.class);
      }
    }
  }

  @Test
  void shouldNotOpenUnderAnotherContext() {
    try (TestDatabases databases = TestDatabases.sqlite(dir)) {
      KeyRing ring = ring(databases);
      byte[] sealed = ring.seal(CLEAR, "m1");

      assertThatThrownBy(() -> ring.open(sealed, "m2")).isInstanceOf(Seal.SealBroken.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldEraseByForgettingAKey(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      KeyRing ring = ring(databases);
      byte[] sealed = ring.seal(CLEAR, "m1");

      assertThat(ring.forget(KeyRing.keyOf(sealed))).isTrue();

      assertThatThrownBy(() -> ring.open(sealed, "m1"))
          .isInstanceOf(Seal.SealBroken.class)
          .hasMessageContaining("HUB-J006");
      assertThatThrownBy(() -> ring(databases).open(sealed, "m1"))
          .isInstanceOf(Seal.SealBroken.class);
      assertThat(ring.open(ring.seal(CLEAR, "m2"), "m2")).isEqualTo(CLEAR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldForgetOnlyKeysThatSealedNothingSince(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      KeyRing ring = ring(databases);
      byte[] first = ring.seal(CLEAR, "m1");
      byte[] second = sealOnNextDay(ring);
      byte[] third = sealOnNextDay(ring);

      assertThat(ring.forgetBefore(FIRST_DAY.plusDays(1))).isZero();
      assertThat(ring.forgetBefore(FIRST_DAY.plusDays(2))).isEqualTo(1);

      assertThatThrownBy(() -> ring.open(first, "m1")).isInstanceOf(Seal.SealBroken.class);
      assertThat(ring.open(second, "m1")).isEqualTo(CLEAR);
      assertThat(ring.open(third, "m1")).isEqualTo(CLEAR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldSealOnWhenTheDatabaseIsAway(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      KeyRing ring = ring(databases);
      byte[] before = ring.seal(CLEAR, "m1");

      databases.stop();
      clock.nextDay();

      assertThat(ring.open(before, "m1")).isEqualTo(CLEAR);
      assertThat(ring.open(ring.seal(CLEAR, "m2"), "m2")).isEqualTo(CLEAR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldSealInsideATransactionOnANewDay(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      KeyRing ring = ring(databases);
      clock.nextDay();

      byte[] sealed = databases.hub().write(sql -> ring.seal(CLEAR, "m1"));

      assertThat(ring.open(sealed, "m1")).isEqualTo(CLEAR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldOpenWhatAnotherNodeSealedUnderANewerKey(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      KeyRing one = ring(databases);
      KeyRing other = ring(databases);

      assertThat(one.open(sealOnNextDay(other), "m1")).isEqualTo(CLEAR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseAnotherMasterKeyOnAnExistingDatabase(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      ring(databases);

      assertThatThrownBy(() -> KeyRing.open(databases.hub(), master(2), clock))
          .isInstanceOf(MasterKeyUnusable.class)
          .hasMessageContaining("HUB-J004")
          .hasMessageNotContaining(master(2));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "not base64 at all!", "c2hvcnQ="})
  void shouldSayWhatIsWrongWithAMasterKeyWithoutShowingIt(String bad) {
    assertThatThrownBy(() -> MasterKey.parse(bad))
        .isInstanceOf(MasterKeyUnusable.class)
        .hasMessageContaining("HUB-J003")
        .hasMessageNotContaining("c2hvcnQ=")
        .hasMessageNotContaining("not base64 at all")
        .hasNoCause();
  }

  @Test
  void shouldDeriveKeysAsRfc5869Does() {
    // HMAC over HKDF-SHA256(ikm = 32 bytes of 0x01, no salt, info = "blkhub/hash:nik"), computed
    // with Python's hmac module
    try (TestDatabases databases = TestDatabases.sqlite(dir)) {
      assertThat(ring(databases).hash("nik", "3603120101900001".getBytes(UTF_8)))
          .isEqualTo("678fce31780eef67ed8fdb062985a9f312ed4776a0780bf88eff9b2c5c043ce3");
    }
  }

  @Test
  void shouldHashTheSameForTheSamePurposeOnly() {
    try (TestDatabases databases = TestDatabases.sqlite(dir)) {
      KeyRing ring = ring(databases);

      assertThat(ring.hash("nik", CLEAR))
          .isEqualTo(ring(databases).hash("nik", CLEAR))
          .isNotEqualTo(ring.hash("content", CLEAR))
          .matches("[0-9a-f]{64}");
    }
  }

  private KeyRing ring(TestDatabases databases) {
    return KeyRing.open(databases.hub(), MASTER, clock);
  }

  private byte[] sealOnNextDay(KeyRing ring) {
    UUID before = KeyRing.keyOf(ring.seal(CLEAR, "m1"));
    clock.nextDay();
    return await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ring.seal(CLEAR, "m1"), bytes -> !KeyRing.keyOf(bytes).equals(before));
  }

  private static String master(int fill) {
    byte[] key = new byte[32];
    java.util.Arrays.fill(key, (byte) fill);
    return Base64.getEncoder().encodeToString(key);
  }

  private static final class DayClock extends Clock {
    private volatile Instant now = FIRST_DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);

    void nextDay() {
      now = now.plus(Duration.ofDays(1));
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("days of keys are in UTC");
    }
  }
}
