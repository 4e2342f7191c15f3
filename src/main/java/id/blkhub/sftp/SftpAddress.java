package id.blkhub.sftp;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where a partner's folders are.
 *
 * @param base the folder above them, without a slash at its end; {@code .} for the one in which a
 *     login begins
 */
public record SftpAddress(String host, int port, String base) {
  private static final int USUAL_PORT = 22;
  private static final String OF_LOGIN = "/~";
  private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)*/?");
  private static final String FORM =
      " is an address such as sftp://host:22/folder, without user, query and spaces;"
          + " sftp://host/~/folder begins where the login does";

  /**
   * @param option what the text is called, for the sentence
   * @throws IllegalArgumentException saying what is right
   */
  public static SftpAddress parse(String option, String text) {
    URI uri = uri(option, text);
    boolean sound =
        "sftp".equals(uri.getScheme())
            && uri.getHost() != null
            && uri.getRawUserInfo() == null
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && PATH.matcher(uri.getRawPath()).matches();
    if (!sound) {
      throw new IllegalArgumentException(option + FORM);
    }
    return new SftpAddress(
        uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), base(uri.getRawPath()));
  }

  private static URI uri(String option, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException notAnAddress) {
      throw new IllegalArgumentException(option + FORM);
    }
  }

  private static String base(String path) {
    String plain = path.replaceFirst("/$", "");
    if (plain.isEmpty() || plain.equals(OF_LOGIN)) {
      return ".";
    }
    return plain.startsWith(OF_LOGIN + '/') ? plain.substring(OF_LOGIN.length() + 1) : plain;
  }

  /** The path of a folder below the base. */
  public String folder(String name) {
    return base.equals(".") ? name : base + '/' + name;
  }
}
