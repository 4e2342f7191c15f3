package id.blkhub.setting;

import static id.blkhub.declaration.ValueType.flag;
import static id.blkhub.declaration.ValueType.text;

import id.blkhub.declaration.ValueType.Scalar;
import id.blkhub.message.HubAddress;
import id.blkhub.message.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** What may stand as the value of a setting. */
final class SettingTypes {
  private static final int HIGHEST_PORT = 65_535;

  static final Scalar TEXT = text("teks", "a text");
  static final Scalar SECRET = text("rahasia", "a secret");
  static final Scalar URL = text("alamat http atau https", "an http or https address");
  static final Scalar HEADER = text("nama header HTTP", "the name of an HTTP header");
  static final Scalar POINTER = text("JSON Pointer", "a JSON Pointer");
  static final Scalar FOLDER =
      text("nama folder atau berkas", "the name of a folder or file").readAs(Path.class);
  static final Scalar FLAG = flag();
  static final Scalar COUNT = number(0, "bilangan bulat", "a whole number");
  static final Scalar POSITIVE =
      number(1, "bilangan bulat mulai dari 1", "a whole number from 1 on");
  static final Scalar PERCENT =
      number(0, "bilangan bulat dari 0 sampai 100", "a whole number from 0 to 100")
          .with("maximum", 100);
  static final Scalar PORT =
      number(0, "porta, 0 sampai 65535", "a port, 0 to 65535").with("maximum", HIGHEST_PORT);
  static final Scalar WEB_PORT =
      number(
              -1,
              "porta, 0 sampai 65535, atau -1 untuk tidak ada",
              "a port, 0 to 65535, or -1 for none")
          .with("maximum", HIGHEST_PORT);
  static final Scalar DURATION =
      text("lama waktu, misalnya 40s, 1h, atau 30d", "a duration such as 40s, 1h or 30d")
          .readAs(Duration.class);
  static final Scalar PERIOD =
      text("masa, misalnya 5y atau 90d", "a period such as 5y or 90d").readAs(Period.class);
  static final Scalar SIZE =
      text("ukuran, misalnya 4MB", "a size such as 4MB").readAs(DataSize.class);
  static final Scalar ZONE =
      text("zona waktu, misalnya Asia/Jakarta", "a time zone such as Asia/Jakarta")
          .readAs(ZoneId.class);
  static final Scalar ADDRESS =
      text(
              "alamat http atau https, misalnya https://hub.example.go.id",
              "an http or https address such as https://hub.example.go.id")
          .readAs(HubAddress.class);

  private SettingTypes() {}

  private static Scalar number(int least, String id, String en) {
    return new Scalar(null, new Text(id, en), Map.of("type", "integer"), Integer.class)
        .with("minimum", least);
  }
}
