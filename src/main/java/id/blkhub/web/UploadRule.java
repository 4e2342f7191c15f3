package id.blkhub.web;

import id.blkhub.message.CodedText;
import org.springframework.http.HttpStatus;

/** Why an uploaded file is refused before anything of it is read. */
public enum UploadRule implements HttpErrorReason {
  TOO_LARGE(
      "HUB-H062",
      HttpStatus.CONTENT_TOO_LARGE,
      "Berkas ini lebih besar daripada batas untuk jenis data ini. Bagi menjadi beberapa berkas.",
      "This file is larger than the limit for this kind of data. Divide it into several files."),
  WRONG_TYPE(
      "HUB-H063",
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "Berkas ini bukan CSV, XLSX, atau JSON. Simpan sebagai salah satunya, lalu unggah lagi.",
      "This file is neither CSV, XLSX nor JSON. Save it as one of them, then upload it again."),
  NO_FILE(
      "HUB-H064",
      HttpStatus.BAD_REQUEST,
      "Tidak ada berkas di permintaan ini, atau berkasnya kosong. Kirim kind, lalu berkasnya dalam"
          + " bagian file, atau langsung sebagai isi.",
      "There is no file in this request, or it is empty. Send kind, then the file in the part file,"
          + " or as the body itself."),
  NO_ROUTE(
      "HUB-H065",
      HttpStatus.FORBIDDEN,
      "Untuk jenis data ini mitra tidak dapat mengunggah berkas. Halaman unggah menunjukkan jenis"
          + " yang dapat.",
      "This partner cannot upload files of this kind of data. The upload page shows the kinds it"
          + " can."),
  TOO_MANY(
      "HUB-H066",
      HttpStatus.TOO_MANY_REQUESTS,
      "Berkas mitra ini yang lain masih diproses. Unggah lagi setelah Retry-After.",
      "Other files of this partner are still being worked on. Upload it again after Retry-After."),
  NOT_STORED(
      "HUB-H067",
      HttpStatus.SERVICE_UNAVAILABLE,
      "Hub belum dapat menyimpan berkas ini; tidak ada yang diterima. Unggah lagi setelah"
          + " Retry-After.",
      "The hub could not store this file; nothing was taken. Upload it again after Retry-After."),
  INCOMPLETE(
      "HUB-H068",
      HttpStatus.BAD_REQUEST,
      "Unggahan terputus sebelum lengkap atau bagian-bagiannya tidak dapat dibaca; tidak ada yang"
          + " diterima. Unggah lagi.",
      "The upload ended early, or its parts cannot be read; nothing was taken. Upload it again.");

  private final CodedText declared;
  private final HttpStatus status;

  UploadRule(String code, HttpStatus status, String indonesian, String english) {
    this.status = status;
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }

  @Override
  public HttpStatus status() {
    return status;
  }
}
