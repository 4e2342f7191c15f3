package id.blkhub.cli;

import id.blkhub.message.Text;
import id.blkhub.newpartner.NewPartner;
import id.blkhub.newpartner.PartnerDraftOptions.AgreementTerms;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say under which agreement a partner receives. */
final class AgreementOptions {
  @Option(names = "--agreement", paramLabel = "<reference>")
  private @Nullable String agreement;

  @Option(names = "--basis", paramLabel = "<lawful basis>")
  private @Nullable String basis;

  @Option(names = "--purpose", paramLabel = "<purpose>")
  private @Nullable String purpose;

  @Option(names = "--valid-until", paramLabel = "<year-month-day>")
  private @Nullable String validUntil;

  @Option(names = "--fields", paramLabel = "/<field>,/<field>:mask,…")
  private @Nullable String fields;

  /** What options and answers say; null for a partner that receives nothing. */
  @Nullable AgreementTerms terms(NewPartner newPartner, Set<String> received, Questions questions) {
    if (received.isEmpty()) {
      return noTerms();
    }
    String reference =
        questions.needed("agreement", agreement, "Nomor perjanjian", "reference of the agreement");
    String ground =
        checked(
            questions,
            "basis",
            basis,
            "basis",
            new Text(
                "Dasar pemrosesan menurut UU 27/2022",
                "lawful basis of UU 27/2022 (" + String.join(", ", NewPartner.bases()) + ")"));
    String consent = NewPartner.needsConsent(ground) ? consent(newPartner, questions) : null;
    return new AgreementTerms(
        reference,
        ground,
        consent == null
            ? questions.needed("purpose", purpose, "Tujuan", "purpose of the agreement")
            : newPartner.purposeName(consent),
        consent,
        checked(
            questions,
            "valid-until",
            validUntil,
            "validUntil",
            new Text("Hari terakhirnya, tahun-bulan-hari", "its last day, year-month-day")),
        questions.answer(
            fields,
            new Text(
                "Bidang yang boleh dilihat; kosong: yang wajib dan bukan data pribadi",
                "fields it may see; if empty, the required ones that are not personal"),
            answer -> {
              List<String> named = Questions.list(answer);
              newPartner.checkFields(received, named);
              return named;
            }));
  }

  private String consent(NewPartner newPartner, Questions questions) {
    String known = " (" + String.join(", ", newPartner.purposes()) + ")";
    return questions.answer(
        purpose,
        new Text("Tujuan yang disetujui orangnya" + known, "purpose the person consents to"),
        answer -> newPartner.purpose(Questions.there("purpose", answer)));
  }

  private static String checked(
      Questions questions, String option, @Nullable String given, String key, Text question) {
    return questions.answer(
        given,
        question,
        answer -> {
          NewPartner.checkTerm(key, Questions.there(option, answer));
          return answer;
        });
  }

  private @Nullable AgreementTerms noTerms() {
    refuse("agreement", agreement);
    refuse("basis", basis);
    refuse("purpose", purpose);
    refuse("valid-until", validUntil);
    refuse("fields", fields);
    return null;
  }

  private static void refuse(String option, @Nullable String given) {
    if (given != null) {
      throw new Misuse(CommandProblem.ONLY_WITH_RECEIVES, option);
    }
  }
}
