package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.Token;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A value looked up in a reference table: {@code lookup("education", .field, "bnsp")}.
 *
 * @param at where the script begins to do so
 */
record TableLookup(String table, AbstractValue key, JsltText text, Token at) {
  /** The parts of the input that are looked up, in whatever form. */
  Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>();
    key.paths().forEach(path -> paths.add(key.each() ? path + "/*" : path));
    paths.addAll(key.origins().forms());
    return paths;
  }
}
