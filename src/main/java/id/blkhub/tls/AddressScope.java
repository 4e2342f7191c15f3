package id.blkhub.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells which machines can reach an address. */
public final class AddressScope {
  private AddressScope() {}

  /**
   * Whether other machines can reach an address; also true where that is not known.
   *
   * @param host a name or address; null or empty for all addresses of this machine
   */
  public static boolean beyondLoopback(@Nullable String host) {
    if (host == null || host.isBlank()) {
      return true;
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(host.strip()))
          .anyMatch(address -> !address.isLoopbackAddress());
    } catch (UnknownHostException e) {
      return true;
    }
  }
}
