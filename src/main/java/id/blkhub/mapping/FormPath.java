package id.blkhub.mapping;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where contract and mapping of a partner's form lie under mappings/, without their endings: {@code
 * <partner>/in|out/<form>}, and as once released {@code <partner>/released/<n>/in|out/<form>}.
 *
 * @param released the number of the release; 0 for the working files
 * @param form the kind, or the kind with {@code .void}
 */
public record FormPath(String partner, int released, boolean incoming, String form) {
  /** The folder of a partner's releases, each by its number. */
  public static final String RELEASED = "released";

  /** The folder of the hub's own forms, which no partner may be called. */
  public static final String CANONICAL = "canonical";

  private static final String VOID = ".void";
  private static final Pattern PATH =
      Pattern.compile("([^/]+)/(?:" + RELEASED + "/([1-9]\\d{0,3})/)?(in|out)/([^/]+)");

  /** The working files of what a partner sends. */
  public static FormPath in(String partner, String kind) {
    return new FormPath(partner, 0, true, kind);
  }

  /** The working files of what a partner takes. */
  public static FormPath out(String partner, String form) {
    return new FormPath(partner, 0, false, form);
  }

  /** The form at a path; empty where no form of a partner lies there. */
  public static Optional<FormPath> of(String path) {
    Matcher found = PATH.matcher(path);
    return found.matches()
        ? Optional.of(
            new FormPath(
                found.group(1),
                found.group(2) == null ? 0 : Integer.parseInt(found.group(2)),
                found.group(3).equals("in"),
                found.group(4)))
        : Optional.empty();
  }

  /** The form of a file with this ending; empty for any other file. */
  public static Optional<FormPath> ofFile(Path relative, String ending) {
    String path = relative.toString().replace('\\', '/');
    return path.endsWith(ending)
        ? of(path.substring(0, path.length() - ending.length()))
        : Optional.empty();
  }

  /** The kind whose canonical samples lie in this folder; empty for any other folder. */
  public static Optional<String> canonical(Path relative) {
    return relative.getNameCount() == 2 && relative.startsWith(CANONICAL)
        ? Optional.of(relative.getFileName().toString())
        : Optional.empty();
  }

  /**
   * Whether a file below the folder of mappings has this ending and is finished: a folder whose
   * name begins with a dot is still being written.
   */
  public static boolean is(Path mappings, Path file, String ending) {
    return file.toString().endsWith(ending) && !("/" + mappings.relativize(file)).contains("/.");
  }

  /** The same form as it was released. */
  public FormPath as(int release) {
    return new FormPath(partner, release, incoming, form);
  }

  /** Whether the form tells a partner that a message is void; such a form has no canonical form. */
  public boolean isVoid() {
    return !incoming && form.endsWith(VOID);
  }

  public String kind() {
    return isVoid() ? form.substring(0, form.length() - VOID.length()) : form;
  }

  /** Its file with this ending. */
  public Path file(String ending) {
    return Path.of(this + ending);
  }

  @Override
  public String toString() {
    return folder(partner, released) + (incoming ? "/in/" : "/out/") + form;
  }

  /** Where a release of a partner lies, or, for 0, its working files. */
  public static String folder(String partner, int release) {
    return release == 0 ? partner : partner + '/' + RELEASED + '/' + release;
  }
}
