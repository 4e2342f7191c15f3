package id.blkhub.message;

/** What can be wrong with the marks a sender gives a message. */
enum MessageProblem implements ProblemCode {
  CORRECTION(
      "HUB-X040",
      "Atribut correction harus cancel, void atau correct; correctionreason, bila ada, harus"
          + " WRONG_PERSON, REVOKED, WITHDRAWN atau OTHER.",
      "The attribute correction must be cancel, void or correct; correctionreason, where given,"
          + " must be WRONG_PERSON, REVOKED, WITHDRAWN or OTHER."),
  TEST(
      "HUB-X048",
      "Atribut test harus true atau false, dengan huruf kecil.",
      "The attribute test must be true or false, in lower case.");

  private final CodedText declared;

  MessageProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
