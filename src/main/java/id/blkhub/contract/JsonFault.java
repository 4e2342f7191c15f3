package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import id.blkhub.message.Text;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a file is no JSON, said for the person who wrote it, with its place. */
record JsonFault(int line, int column, Text why) {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** What the parser says, and what to tell instead; the first that fits. */
  private record JsonSaying(Pattern parser, String id, String en) {}

  private static final List<JsonSaying> SAYINGS =
      List.of(
          saying(
              "Duplicate field '(.*)'",
              "nama \"%s\" tertulis dua kali",
              "the name \"%s\" is written twice"),
          saying(
              "non-standard\\) comment",
              "JSON tidak mengenal komentar; tulis sebagai \"$comment\" atau \"description\"",
              "JSON has no comments; write it as \"$comment\" or \"description\""),
          saying("expecting comma", "sebelum ini kurang koma", "a comma is missing before this"),
          saying("expecting a colon", "sebelum ini kurang \":\"", "a \":\" is missing before this"),
          saying(
              "expecting double-quote to start field name",
              "di sini harus ada nama di antara tanda kutip ganda; mungkin koma sebelumnya"
                  + " berlebih",
              "a name in double quotes is needed here; the comma before may be one too many"),
          saying(
              "Unrecognized token '([^']{1,40})",
              "%s harus ditulis di antara tanda kutip ganda",
              "%s must be written in double quotes"),
          saying(
              "Illegal unquoted character",
              "tanda kutip tidak ditutup di baris ini",
              "a quote is not closed in this line"),
          saying(
              "Unexpected close marker '(.)'",
              "\"%s\" tidak menutup apa yang terakhir dibuka",
              "\"%s\" does not close what was opened last"),
          saying(
              "Unexpected end-of-input",
              "berkas berakhir sebelum kurung atau tanda kutip penutup",
              "the file ends before a closing bracket or quote"),
          saying(
              "expected a valid value",
              "di sini harus ada nilai: teks di antara tanda kutip ganda, bilangan, true, false,"
                  + " null, {…} atau […]",
              "a value is needed here: a text in double quotes, a number, true, false, null, {…} or"
                  + " […]"));

  private static JsonSaying saying(String parser, String id, String en) {
    return new JsonSaying(Pattern.compile(parser), id, en);
  }

  /** Empty where the text is JSON, or what is wrong with it is no matter of its form. */
  static Optional<JsonFault> of(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      while (parser.nextToken() != null) {
        // to its end
      }
      return Optional.empty();
    } catch (JsonProcessingException e) {
      String said = String.valueOf(e.getOriginalMessage());
      for (JsonSaying saying : SAYINGS) {
        Matcher matcher = saying.parser().matcher(said);
        if (matcher.find()) {
          Object word = matcher.groupCount() == 0 ? "" : matcher.group(1);
          return Optional.of(
              new JsonFault(
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  new Text(saying.id().formatted(word), saying.en().formatted(word))));
        }
      }
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
