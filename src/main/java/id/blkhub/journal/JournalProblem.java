package id.blkhub.journal;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What is wrong with the journal's settings or with what lies on its queue. */
enum JournalProblem implements ProblemCode {
  NO_EVENTS(
      "HUB-J007",
      "%s bita di antrean jurnal bukan peristiwa jurnal",
      "%s bytes on the journal queue are no journal events"),
  RETENTION(
      "HUB-J008",
      "hub.retention.rejected lebih lama daripada hub.retention.payload",
      "hub.retention.rejected is longer than hub.retention.payload");

  private final CodedText declared;

  JournalProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
