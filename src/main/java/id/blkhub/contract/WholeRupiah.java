package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An amount of rupiah is written as an integer. JSON Schema would take 10000000.0 and 1e7 for one,
 * and whoever sends those calculates with floating point.
 */
final class WholeRupiah implements Rule {
  private static final List<String> AMOUNTS =
      List.of("amountIdr", "approvedIdr", "jumlah_rupiah", "jumlah_disetujui_rupiah");

  @Override
  public void check(JsonNode object, Report report) {
    for (String name : AMOUNTS) {
      JsonNode amount = object.path(name);
      if (!amount.isMissingNode() && !amount.isIntegralNumber()) {
        report.error(
            "/" + name,
            Codes.NOT_WHOLE_RUPIAH,
            "Tulis rupiah sebagai bilangan bulat tanpa titik, koma, pangkat, atau tanda kutip.",
            "Write rupiah as an integer, without point, comma, exponent or quotes.");
      }
    }
  }
}
