package id.blkhub.poll;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/**
 * What can be wrong with the pages of a partner. {@code %s} stands for a number of the route, never
 * for what the partner sent.
 */
enum PollProblem implements ProblemCode {
  NOT_TAKEN_NOW(
      "HUB-F040",
      "Halaman mitra belum dapat diambil; hub mencoba lagi sendiri.",
      "A page of the partner cannot be taken now; the hub tries again by itself."),
  TOO_MANY_PAGES(
      "HUB-F041",
      "Mitra masih menawarkan halaman berikutnya setelah %s halaman; sisanya tidak dibaca.",
      "The partner offers a next page after %s pages; what is on it is not read."),
  SAME_PAGE(
      "HUB-F042",
      "Mitra memberikan halaman yang sama lagi sebagai halaman berikutnya.",
      "The partner gives the same page once more as the next one."),
  NEXT_UNUSABLE(
      "HUB-F043",
      "Penunjuk ke halaman berikutnya tidak dapat dipakai: terlalu panjang, bukan teks atau angka,"
          + " atau menuju alamat lain.",
      "What leads to the next page cannot be used: too long, no text or number, or it leads to"
          + " another address."),
  TOO_MANY_RECORDS(
      "HUB-F044",
      "Halaman mitra memuat lebih dari %s catatan; minta halaman yang lebih kecil.",
      "The partner's page has more than %s records; ask for smaller pages.");

  private final CodedText declared;

  PollProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
