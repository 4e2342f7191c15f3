package id.blkhub.newpartner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The settings that the routes of a draft need: their names as variables, never a value. */
final class DraftSettings {
  private final PartnerDraftOptions options;
  private final String name;
  private final List<String> lines = new ArrayList<>();

  private DraftSettings(PartnerDraftOptions options) {
    this.options = options;
    this.name = options.settings().toUpperCase(Locale.ROOT);
  }

  /** One line for each, as a shell sets it. */
  static List<String> of(PartnerDraftOptions options) {
    DraftSettings settings = new DraftSettings(options);
    settings.collect();
    return List.copyOf(settings.lines);
  }

  private void collect() {
    DraftTransport in = options.ways().in();
    DraftTransport out = options.ways().out();
    if (in == DraftTransport.SFTP || out == DraftTransport.SFTP) {
      line(name + "_URL", "sftp://…", "its server and folder");
      login("TYPE", "ssh", "");
      login("USER", "…", "the hub's user there");
      login("KEY", "…", "the password; or KEYFILE, a private key");
      login("HOSTKEYS", "SHA256:…", "the fingerprints of the server's keys, told by the partner");
    }
    if (in == DraftTransport.POLL || out == DraftTransport.HTTP) {
      line(name + "_URL", "https://…", "its server");
      called();
    }
    if (in == DraftTransport.MAIL) {
      String mail = "HUB_MAIL_" + name + '_';
      line(mail + "HOST", "…", "the IMAP server of the mail box");
      line(mail + "USER", "…", "");
      line(mail + "KEY", "…", "the password");
    }
    if (in == DraftTransport.TABLE) {
      String database = "HUB_PARTNERDATABASES_" + name + '_';
      line(database + "URL", "jdbc:postgresql://…?sslmode=verify-full", "");
      line(database + "USER", "…", "the hub's user there");
      line(database + "PASSWORD", "…", "");
    }
  }

  private void called() {
    DraftLogin type = options.ways().login();
    if (type == DraftLogin.TLS) {
      String tls = "HUB_PARTNERTLS_" + name + '_';
      line(tls + "CERTIFICATE", "…", "the hub's certificate for this partner, PEM");
      line(tls + "PRIVATEKEY", "…", "its key, PEM");
    }
    if (!type.isLogin()) {
      return;
    }
    login("TYPE", type.word(), "");
    switch (type) {
      case OAUTH2 -> {
        login("URL", "https://…", "its token endpoint");
        login("USER", "…", "client_id");
        login("KEY", "…", "client_secret");
      }
      case TOKEN -> {
        login("URL", "https://…", "where the hub logs in");
        login("USERHEADER", "…", "the header with the user");
        login("USER", "…", "");
        login("KEYHEADER", "…", "the header with the key");
        login("KEY", "…", "");
        login("TOKENPOINTER", "/…", "where the token is in the answer");
      }
      case HEADER -> login("KEY", "…", "the key; TOKENHEADER where it is not Authorization");
      default -> {
        login("USER", "…", "");
        login("KEY", "…", "the password");
      }
    }
  }

  private void login(String key, String value, String what) {
    line("HUB_LOGINS_" + name + '_' + key, value, what);
  }

  private void line(String variable, String value, String what) {
    String set = "export " + variable + '=' + value;
    lines.add(what.isEmpty() ? set : set + "   # " + what);
  }
}
