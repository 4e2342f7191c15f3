package id.blkhub.http;

import id.blkhub.http.Reply.ReplyKind;
import id.blkhub.message.Text;

/** Why there is no secure connection to a partner, and who can mend it. */
final class TlsCauses {
  private TlsCauses() {}

  static Text text(ReplyKind kind) {
    return switch (kind) {
      case CERTIFICATE_ENDED ->
          new Text(
              "sertifikat mitra tidak berlaku pada hari ini; mitra harus menggantinya",
              "the partner's certificate is not valid today; the partner has to replace it");
      case AUTHORITY_UNKNOWN ->
          new Text(
              "sertifikat mitra tidak ditandatangani otoritas (CA) yang dipercaya hub; periksa"
                  + " hub.partner-tls.<nama>.trust",
              "no authority (CA) that the hub believes has signed the partner's certificate; check"
                  + " hub.partner-tls.<name>.trust");
      case OTHER_NAME ->
          new Text(
              "sertifikat mitra untuk nama lain; periksa alamat dalam setelan",
              "the partner's certificate is for another name; check the address in the settings");
      case HUB_NOT_TRUSTED ->
          new Text(
              "mitra tidak menerima sertifikat hub, atau memintanya dan tidak mendapatnya; periksa"
                  + " hub.partner-tls.<nama> dan masa berlakunya",
              "the partner does not take the hub's certificate, or wants one and got none; check"
                  + " hub.partner-tls.<name> and until when it is valid");
      default ->
          new Text(
              "jabat tangannya gagal, misalnya karena versi TLS",
              "the handshake failed, for example over the version of TLS");
    };
  }
}
