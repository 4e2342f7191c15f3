package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An amount of rupiah is a whole number: neither a fraction nor a text. */
final class WholeRupiah implements ContractRule {
  private static final List<String> AMOUNTS =
      List.of("amountIdr", "approvedIdr", "jumlah_rupiah", "jumlah_disetujui_rupiah");

  @Override
  public void check(JsonNode object, Report report) {
    for (String name : AMOUNTS) {
      JsonNode amount = object.path(name);
      if (!amount.isMissingNode() && !amount.isIntegralNumber()) {
        report.error("/" + name, ContractProblem.NOT_WHOLE_RUPIAH);
      }
    }
  }
}
