package id.blkhub.support;

import java.util.List;

/** For processes that live for seconds: what starts fastest is best. */
public final class ShortLived {
  public static final List<String> OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          // else the classes of a start are collected around three times, for nothing
          "-XX:MetaspaceSize=256m",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote");

  private ShortLived() {}
}
