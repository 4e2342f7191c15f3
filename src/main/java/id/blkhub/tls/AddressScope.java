package id.blkhub.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Who may reach an address. */
public final class AddressScope {
  private AddressScope() {}

  /**
   * Whether other machines may; also where that cannot be known.
   *
   * @param host a name or address; empty for all addresses of this machine
   */
  public static boolean beyondLoopback(String host) {
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
