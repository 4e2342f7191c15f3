package id.blkhub.outfile;

import id.blkhub.edge.EdgeCheck;
import id.blkhub.edge.EdgeOptionReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is wrong with the options of a {@code partner-file:} line of a route. */
public final class OutFileCheck {
  private OutFileCheck() {}

  /** Writes nothing. An address, a login or a folder that is not given comes from the settings. */
  public static EdgeCheck of(String place, Map<String, String> options) {
    Map<String, Object> left = new HashMap<>(options);
    Set<String> ofSettings =
        place.equals(OutFileOptions.TO_FOLDER) ? Set.of("folder") : Set.of("url", "login");
    ofSettings.forEach(
        name -> left.putIfAbsent(name, name.equals("url") ? "sftp://localhost/" : "imagined"));
    EdgeOptionReader in = new EdgeOptionReader(left);
    OutFileOptions.read(place, in);
    return new EdgeCheck(in.mistakes(), Set.copyOf(left.keySet()), in.known());
  }
}
