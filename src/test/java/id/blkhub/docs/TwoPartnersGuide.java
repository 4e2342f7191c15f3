package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.cli.PageCommands;
import id.blkhub.docs.Samples.Block;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The page on two partners, played word by word: what it says is in the files afterwards. */
public final class TwoPartnersGuide {
  private static final Path PAGE = Path.of("docs/integrator/two-partners.md");
  private static final Pattern SHEET =
      Pattern.compile("(?ms)^<!-- xlsx: (\\S+) -->\\n```csv\\n(.*?)^```$");
  private static final Pattern SETTINGS =
      Pattern.compile("(?ms)^<!-- settings -->\\n```sh\\n(.*?)^```$");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export ([A-Z_0-9]+)=(.*)$");

  private TwoPartnersGuide() {}

  /**
   * Writes the two partners, and checks what the commands say.
   *
   * @param home has routes/ and mappings/
   */
  public static void play(Path home) throws IOException, InterruptedException {
    String page = Files.readString(PAGE);
    Matcher sheet = SHEET.matcher(page);
    while (sheet.find()) {
      Files.write(home.resolve(sheet.group(1)), xlsx(sheet.group(2)));
    }
    PageCommands commands = new PageCommands(home, exported(page));
    List<Block> blocks = Samples.of(PAGE).toRun();
    assertThat(blocks).hasSizeGreaterThan(8);
    for (Block block : blocks) {
      String written = commands.run(block.text());
      assertThat(block.expected())
          .as("is in what this writes:%n%s%n%s", block.text(), written)
          .allMatch(written::contains);
    }
  }

  /** The sheet of the first partner, as it is on the page. */
  public static byte[] sheet() throws IOException {
    Matcher sheet = SHEET.matcher(Files.readString(PAGE));
    assertThat(sheet.find()).isTrue();
    return xlsx(sheet.group(2));
  }

  private static Map<String, String> exported(String page) {
    Map<String, String> exported = new HashMap<>();
    Matcher settings = SETTINGS.matcher(page);
    while (settings.find()) {
      Matcher line = EXPORT.matcher(settings.group(1));
      while (line.find()) {
        exported.put(line.group(1), line.group(2));
      }
    }
    return exported;
  }

  private static byte[] xlsx(String csv) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = book.createSheet();
      for (String line : csv.strip().split("\n")) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (String cell : line.split(";")) {
          row.createCell(Math.max(0, row.getLastCellNum())).setCellValue(cell);
        }
      }
      book.write(out);
      return out.toByteArray();
    }
  }
}
