package id.blkhub.mapping;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What can be wrong with a mapping, a condition or a table of reference data. */
public enum MappingProblem implements ProblemCode {
  UNUSABLE("HUB-M001", "JSLT tidak dapat dipakai: %s", "The JSLT cannot be used: %s"),
  CONDITION("HUB-M002", "JSLT tidak dapat dipakai: %s", "The JSLT cannot be used: %s"),
  TABLE(
      "HUB-M003", "Tabel rujukan tidak dapat dibaca: %s", "The reference table cannot be read: %s"),
  UNREACHABLE("HUB-M004", "tidak dapat diikuti: %s", "cannot be followed: %s"),
  FAILED("HUB-M010", "Pemetaan %s: gagal%s.", "Mapping %s: failed%s."),
  ENDLESS_RECURSION(
      "HUB-M011", "Pemetaan %s: rekursi tanpa akhir.", "Mapping %s: endless recursion."),
  RESULT_TOO_LARGE(
      "HUB-M012", "Pemetaan %s: hasilnya terlalu besar.", "Mapping %s: its result is too large."),
  NO_OBJECT(
      "HUB-M013", "Pemetaan %s: hasilnya bukan objek.", "Mapping %s: its result is no object."),
  ENDLESS(
      "HUB-M014",
      "Pemetaan %s: perhitungannya tidak selesai.",
      "Mapping %s: its calculation does not end."),
  PATTERN_ENDLESS(
      "HUB-M015",
      "Pemetaan %s: ekspresi regulernya tidak selesai.",
      "Mapping %s: one of its regular expressions does not end.");

  private final CodedText declared;

  MappingProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
