package id.blkhub.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A file in the body of a request, read as it comes: the body itself, or the part {@code file} of a
 * form, in front of which a part {@code kind} may stand.
 *
 * @param kind null where no part says it
 * @param name empty where the request has none
 * @param content throws {@link UploadRefused} where the body ends early or too late
 */
public record UploadRequest(@Nullable String kind, String name, InputStream content) {
  private static final String FORM = "multipart/form-data";
  private static final int MOST_PARTS = 10;
  private static final int LARGEST_HEAD = 4_096;
  private static final int LONGEST_KIND = 100;
  private static final int LONGEST_NAME = 200;

  private static final Set<String> TYPES =
      Set.of(
          "",
          "application/octet-stream",
          "application/json",
          "application/csv",
          "text/csv",
          "text/plain",
          // what browsers and programs of Windows call CSV
          "application/vnd.ms-excel",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  /**
   * Begins to read.
   *
   * @throws UploadRefused where there is no file, or its type is declared as another
   */
  public static UploadRequest of(HttpServletRequest request) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
      throw new UploadRefused(UploadRule.WRONG_TYPE);
    }
    String type = type(request);
    try {
      if (type.equals(FORM)) {
        return ofForm(request);
      }
      if (!TYPES.contains(type)) {
        throw new UploadRefused(UploadRule.WRONG_TYPE);
      }
      return new UploadRequest(null, "", new Body(request, request.getInputStream()));
    } catch (IOException | InvalidFileNameException e) {
      throw broken(request);
    }
  }

  private static String type(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static UploadRequest ofForm(HttpServletRequest request) throws IOException {
    FileUpload form = new FileUpload();
    form.setHeaderEncoding(StandardCharsets.UTF_8.name());
    form.setPartHeaderSizeMax(LARGEST_HEAD);
    FileItemIterator parts = form.getItemIterator(new ServletRequestContext(request));
    String kind = null;
    for (int i = 0; i < MOST_PARTS && parts.hasNext(); i++) {
      FileItemStream part = parts.next();
      String field = part.getFieldName();
      if ("kind".equals(field)) {
        byte[] text = part.openStream().readNBytes(LONGEST_KIND);
        kind = new String(text, StandardCharsets.UTF_8).strip();
      } else if ("file".equals(field)) {
        return new UploadRequest(kind, name(part.getName()), new Body(request, part.openStream()));
      }
    }
    throw new UploadRefused(UploadRule.NO_FILE);
  }

  /** Its last part: some browsers send a whole path. */
  private static String name(@Nullable String sent) {
    if (sent == null) {
      return "";
    }
    String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    return shown(last);
  }

  /** A name as it can be shown: without signs that steer a terminal or the direction of text. */
  public static String shown(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]", "").strip();
    return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
  }

  private static UploadRefused broken(HttpServletRequest request) {
    return new UploadRefused(Visit.overdue(request) ? WebRule.TOO_SLOW : UploadRule.INCOMPLETE);
  }

  /** A failure of the client's connection is told apart from one of the hub's own disk. */
  private static final class Body extends FilterInputStream {
    private final HttpServletRequest request;

    Body(HttpServletRequest request, InputStream in) {
      super(in);
      this.request = request;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
      try {
        return super.read(to, from, most);
      } catch (IOException e) {
        throw broken(request);
      }
    }
  }
}
