package id.blkhub.mapping;

import com.schibsted.spt.data.jslt.JsltException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the compiler found a mistake in a script.
 *
 * @param line from 1
 * @param column from 1
 */
public record ScriptPlace(int line, int column) {
  /** The exception itself names the token before the one that does not fit. */
  private static final Pattern ENCOUNTERED = Pattern.compile("at line (\\d+), column (\\d+)");

  /** The place an exception of the compiler names; the start of the file where it names none. */
  public static ScriptPlace of(JsltException failed) {
    Matcher encountered = ENCOUNTERED.matcher(failed.getMessageWithoutLocation());
    return encountered.find()
        ? within(Integer.parseInt(encountered.group(1)), Integer.parseInt(encountered.group(2)))
        : within(failed.getLine(), failed.getColumn());
  }

  /** In an empty file the parser counts from 0. */
  private static ScriptPlace within(int line, int column) {
    return new ScriptPlace(Math.max(1, line), Math.max(1, column));
  }
}
