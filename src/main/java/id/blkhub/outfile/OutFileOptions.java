package id.blkhub.outfile;

import com.fasterxml.jackson.core.JsonPointer;
import id.blkhub.edge.EdgeOptionReader;
import id.blkhub.sftp.SftpAddress;
import id.blkhub.sheet.SheetOptions.Separator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One {@code partner-file:} line of a route, checked. docs/reference/files.md explains each option.
 *
 * @param folder name of the partner's folder below {@code hub.files}; null for a server
 * @param server null for a folder
 */
record OutFileOptions(
    @Nullable String folder, @Nullable OutServer server, OutForm form, OutCorrections corrections) {
  static final String TO_FOLDER = "folder";
  static final String TO_SERVER = "sftp";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final SftpAddress NOWHERE = new SftpAddress("localhost", 22, ".");
  private static final OutColumns NO_COLUMNS = new OutColumns(List.of());

  /**
   * A partner's server.
   *
   * @param login name of {@code hub.logins}
   * @param timeout for the connection, and for each file in it
   */
  record OutServer(SftpAddress address, String login, Duration timeout) {}

  /**
   * What is in the file.
   *
   * @param rows where the object or the list of objects is of which each is a row
   * @param mark whether the file begins with the mark of UTF-8
   * @param header whether the first row has the headings
   */
  record OutForm(
      OutFormat format,
      JsonPointer rows,
      OutColumns columns,
      Separator separator,
      boolean mark,
      boolean header) {}

  /** What a file is. */
  enum OutFormat {
    JSON,
    CSV,
    XLSX;

    /** Of the file's name. */
    String ending() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What becomes of a void or a correction. */
  enum OutCorrections {
    /** The partner was never asked to understand one: it is parked. */
    NONE,
    /** It becomes a file, whose name says what it is. */
    TOO
  }

  private enum YesNo {
    YES,
    NO
  }

  /**
   * Takes the options it knows out of {@code options}; the others stay for Camel to complain about.
   *
   * @param place {@code folder} or {@code sftp}
   * @throws IllegalArgumentException naming every mistake
   */
  static OutFileOptions parse(String place, Map<String, Object> options) {
    EdgeOptionReader in = new EdgeOptionReader(options);
    OutFileOptions parsed = read(place, in);
    in.finish();
    return parsed;
  }

  /** The same for somebody who wants to know what is wrong and writes nothing. */
  static OutFileOptions read(String place, EdgeOptionReader in) {
    boolean toFolder = place.equals(TO_FOLDER);
    in.require(
        toFolder || place.equals(TO_SERVER),
        "partner-file goes to folder or to sftp, not to " + place);
    return new OutFileOptions(
        toFolder ? folder(in) : null,
        toFolder ? null : server(in),
        form(in),
        in.choice("corrections", OutCorrections.NONE));
  }

  private static String folder(EdgeOptionReader in) {
    String folder = in.text("folder", "");
    in.require(
        NAME.matcher(folder).matches(),
        "folder is a name in small letters, digits and -, not " + folder);
    return folder;
  }

  private static OutServer server(EdgeOptionReader in) {
    String login = in.text("login", "");
    in.require(!login.isEmpty(), "login is the name of a login of type ssh");
    return new OutServer(
        in.read("url", "", text -> SftpAddress.parse("url", text), NOWHERE),
        login,
        in.duration("timeout", Duration.ofSeconds(5), Duration.ofMinutes(1)));
  }

  private static OutForm form(EdgeOptionReader in) {
    OutFormat format = in.choice("format", OutFormat.JSON);
    String columns = in.text("columns", EdgeOptionReader.NONE);
    boolean named = !columns.equals(EdgeOptionReader.NONE);
    in.require(
        named == (format != OutFormat.JSON), "columns is needed for csv and xlsx, and only there");
    JsonPointer rows =
        in.read("rows", EdgeOptionReader.NONE, OutFileOptions::pointer, JsonPointer.empty());
    in.require(format != OutFormat.JSON || rows.matches(), "rows is for csv and xlsx only");
    return new OutForm(
        format,
        rows,
        named ? in.read("columns", columns, OutColumns::parse, NO_COLUMNS) : NO_COLUMNS,
        in.choice("separator", Separator.SEMICOLON),
        in.choice("mark", YesNo.YES) == YesNo.YES,
        in.choice("header", YesNo.YES) == YesNo.YES);
  }

  private static JsonPointer pointer(String text) {
    try {
      return text.equals(EdgeOptionReader.NONE) ? JsonPointer.empty() : JsonPointer.compile(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("rows is a JSON Pointer such as /baris, not " + text, e);
    }
  }
}
