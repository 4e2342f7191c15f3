package id.blkhub.sftp;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/**
 * What can go wrong at a partner's SFTP server. {@code %s} stands for something the hub knows or
 * has worked out, never for a text of the server.
 */
public enum SftpProblem implements ProblemCode {
  HOST_KEY_UNKNOWN(
      "HUB-F080",
      "Server SFTP mitra menunjukkan kunci yang tidak dikenal, %s; hub tidak masuk. Tanyakan sidik"
          + " jarinya kepada mitra lewat jalur lain; bila sama, tambahkan ke host-keys.",
      "The partner's SFTP server shows a key that is not known, %s; the hub does not log in. Ask"
          + " the partner for its fingerprint by another way; if it is the same, add it to"
          + " host-keys."),
  LOGIN_REFUSED(
      "HUB-F081",
      "Server SFTP mitra tidak menerima login hub; periksa user dan key atau key-file pada %s.",
      "The partner's SFTP server does not accept the hub's login; check user and key or key-file of"
          + " %s."),
  UNREACHABLE(
      "HUB-F082",
      "Server SFTP mitra tidak dapat dihubungi.",
      "The partner's SFTP server cannot be reached."),
  BROKEN(
      "HUB-F083",
      "Sambungan ke server SFTP mitra terputus, atau tidak selesai dalam %s detik.",
      "The connection to the partner's SFTP server broke, or was not done within %s seconds."),
  FOLDER_REFUSED(
      "HUB-F084",
      "Server SFTP mitra tidak mengizinkan hub memakai folder \"%s\": harus ada, dan hub harus"
          + " dapat membaca, menulis dan mengganti nama di dalamnya.",
      "The partner's SFTP server does not let the hub use the folder \"%s\": it must exist, and the"
          + " hub must be able to read, write and rename in it."),
  KEY_FILE_UNUSABLE(
      "HUB-F085",
      "Berkas %s tidak memuat kunci pribadi RSA atau ECDSA yang dapat dibaca dengan setelan key.",
      "The file %s has no private RSA or ECDSA key that can be read with the setting key."),
  SETTING("HUB-F086", "Login SFTP belum diatur dengan benar: %s", "An SFTP login is not set: %s");

  private final CodedText declared;

  SftpProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }

  /** For a mistake in the configuration, which stops the route from starting. */
  IllegalArgumentException mistake(Object... details) {
    return new IllegalArgumentException(code() + ' ' + text(details).en());
  }
}
