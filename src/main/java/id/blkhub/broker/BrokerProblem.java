package id.blkhub.broker;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** Why the broker does not start, does not listen, or has stopped. */
public enum BrokerProblem implements ProblemCode {
  CANNOT_LISTEN(
      "HUB-S005", "%s tidak dapat memakai %s:%s (%s): %s", "%s cannot listen on %s:%s (%s): %s"),
  FOLDER(
      "HUB-S014",
      "folder broker hub.broker.data tidak dapat dibuat: %s",
      "The broker's folder hub.broker.data cannot be made: %s"),
  FILES(
      FOLDER,
      "broker tidak dapat memakai berkasnya di %s (%s). Pulihkan hub.data seluruhnya dari cadangan,"
          + " dan jalankan versi hub yang menulisnya.",
      "The broker cannot use its files in %s (%s). Restore hub.data as a whole from a backup, and"
          + " start the version of the hub that wrote it."),
  STOPPED(
      "HUB-B012",
      "Broker tidak dapat memakai berkasnya dan telah berhenti. Yang sudah dikonfirmasi ada di"
          + " disk; perbaiki disknya lalu jalankan hub lagi.",
      "The broker cannot use its files and has stopped. What was confirmed is on the disk; mend the"
          + " disk and start the hub again.");

  private final CodedText declared;

  BrokerProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  BrokerProblem(BrokerProblem same, String indonesian, String english) {
    this(same.code(), indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
