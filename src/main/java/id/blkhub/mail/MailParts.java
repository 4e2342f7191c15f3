package id.blkhub.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sheets that are attached to a mail, within limits. Texts, pictures of signatures and
 * mails within the mail are left alone.
 */
final class MailParts {
  private static final int DEEPEST = 5;
  private static final int MOST_PARTS = 50;
  private static final int LONGEST_NAME = 200;
  private static final List<String> ENDINGS = List.of(".csv", ".xlsx", ".json");

  private final int mostSheets;
  private final List<AttachedSheet> sheets = new ArrayList<>();
  private int parts;

  private MailParts(int mostSheets) {
    this.mostSheets = mostSheets;
  }

  /**
   * @param name without signs that steer a terminal or the direction of text
   */
  record AttachedSheet(String name, Part part) {}

  /** The mail has more than is read. */
  static final class TooMuch extends Exception {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super(null, null, false, false);
    }
  }

  static List<AttachedSheet> of(Part mail, int mostSheets)
      throws MessagingException, IOException, TooMuch {
    MailParts found = new MailParts(mostSheets);
    found.look(mail, 0);
    return found.sheets;
  }

  private void look(Part part, int depth) throws MessagingException, IOException, TooMuch {
    if (++parts > MOST_PARTS || depth > DEEPEST) {
      throw new TooMuch();
    }
    if (part.isMimeType("multipart/*")) {
      if (part.getContent() instanceof Multipart several) {
        for (int i = 0; i < several.getCount(); i++) {
          look(several.getBodyPart(i), depth + 1);
        }
      }
      return;
    }
    String name = name(part.getFileName());
    if (ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
      if (sheets.size() == mostSheets) {
        throw new TooMuch();
      }
      sheets.add(new AttachedSheet(name, part));
    }
  }

  private static String name(@Nullable String written) {
    if (written == null) {
      return "";
    }
    String decoded = written;
    try {
      decoded = MimeUtility.decodeText(written);
    } catch (UnsupportedEncodingException e) {
      // as it stands, then
    }
    String last =
        decoded.substring(Math.max(decoded.lastIndexOf('/'), decoded.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]", "").strip();
    // the end tells the type
    return plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
  }
}
