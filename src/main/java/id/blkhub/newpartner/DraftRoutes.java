package id.blkhub.newpartner;

import id.blkhub.newpartner.PartnerDraftOptions.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The routes of a partner: how its messages come to the hub, are taken in, and leave. */
final class DraftRoutes {
  private final PartnerDraftOptions options;
  private final String id;
  private final String address;
  private final Map<String, String> recordIds;
  private final Map<String, FlatForm> sheets;

  /**
   * @param recordIds what names a record of a kind that is polled, a JSON Pointer
   * @param sheets the columns of kinds that leave as rows
   */
  DraftRoutes(
      PartnerDraftOptions options, Map<String, String> recordIds, Map<String, FlatForm> sheets) {
    this.options = options;
    this.id = options.id();
    this.address = "{{" + options.settings() + ".url}}/";
    this.recordIds = recordIds;
    this.sheets = sheets;
  }

  /** The texts by file name. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    Set<String> kinds = new TreeSet<>(options.sends().keySet());
    kinds.addAll(options.receives());
    for (String kind : kinds) {
      StringBuilder routes = new StringBuilder();
      if (options.sends().containsKey(kind)) {
        collect(kind, files);
        routes.append(new RouteDraft("intake", "in." + id + '.' + kind, id, kind).text());
      }
      if (options.receives().contains(kind)) {
        routes.append(deliver(kind).text());
      }
      files.put(kind + ".camel.yaml", routes.toString());
    }
    return files;
  }

  private void collect(String kind, Map<String, String> files) {
    DraftTransport in = options.ways().in();
    RouteDraft route =
        switch (in) {
          case FOLDER -> collect("collect-folder", kind).with("folder", kind);
          case SFTP -> sftp(kind);
          case MAIL -> mail(kind);
          case UPLOAD -> new RouteDraft("collect-upload", "upload." + id + '.' + kind, id, kind);
          case POLL -> poll(kind);
          case TABLE -> table(kind);
          case QUEUE, HTTP -> null;
        };
    if (route != null) {
      String part = in == DraftTransport.FOLDER || in == DraftTransport.SFTP ? "files" : in.word();
      if (in.takesFiles()) {
        records(kind, route);
      }
      files.put(kind + '-' + part + ".camel.yaml", route.text());
    }
  }

  private RouteDraft collect(String template, String kind) {
    return new RouteDraft(template, "collect." + id + '.' + kind, id, kind);
  }

  private void records(String kind, RouteDraft route) {
    if (options.sends().getOrDefault(kind, List.of()).stream().noneMatch(Sample::row)) {
      route.with("format", "json");
      if (options.ways().records() != null) {
        route.with("list", options.ways().records());
      }
    }
  }

  private RouteDraft sftp(String kind) {
    return collect("collect-sftp", kind)
        .decide("the folder on its server; the hub reads from in/ below it")
        .with("url", address + kind)
        .with("login", options.settings())
        .decide("how it uploads; as it stands, the hub waits until a file no longer changes")
        .choice("marker", ".ok", "where another file says that one is complete");
  }

  private RouteDraft mail(String kind) {
    return new RouteDraft("collect-mail", "mail." + id + '.' + kind, id, kind)
        .with("server", options.settings())
        .decide("whose mails are taken: addresses, or @domain for all of a domain, with commas")
        .with("from", "@" + id + ".invalid");
  }

  private RouteDraft table(String kind) {
    return collect("collect-table", kind)
        .with("name", kind)
        .with("database", options.settings())
        .decide("the table and its columns; a view has taken: none")
        .with("table", "hub_outbox")
        .choice("body", "body", "the column with the message as JSON")
        .choice("taken", "taken_at", "the column in which the hub notes when it had a row")
        .decide("what its column of kinds says of these rows; none where the table has one kind")
        .with("ofKind", kind);
  }

  private RouteDraft poll(String kind) {
    DraftWays ways = options.ways();
    RouteDraft route =
        collect("poll-http", kind)
            .with("poll", kind)
            .decide("the path of the list on its server")
            .with("url", address + kind);
    if (ways.login() == DraftLogin.TLS) {
      route.with("tls", options.settings());
    } else if (ways.login() != DraftLogin.NONE) {
      route.with("login", options.settings());
    }
    if (ways.records() != null) {
      route.with("records", ways.records());
    }
    if (ways.recordId() == null) {
      route.decide("what names a record, in every answer the same; never a NIK");
    }
    return route
        .with("recordId", recordIds.getOrDefault(kind, "/id"))
        .decide("how often it may be asked, and how many calls an hour are agreed; 0: no number")
        .with("every", "15m")
        .with("calls", "0")
        .decide("how the list is divided; as it stands, one answer has all of it")
        .choice("paging", "page", "and size, sizeParameter, last")
        .choice("paging", "offset", "and size, sizeParameter")
        .choice("paging", "cursor", "and next: where an answer says what to ask for next")
        .choice("paging", "link", "a header Link has the address of the next page");
  }

  private RouteDraft deliver(String kind) {
    String route = "deliver." + id + '.' + kind;
    return switch (options.ways().out()) {
      case FOLDER -> written(new RouteDraft("deliver-folder", route, id, kind), kind, false);
      case SFTP -> written(new RouteDraft("deliver-sftp", route, id, kind), kind, true);
      case HTTP -> called(new RouteDraft("deliver-http", route, id, kind), kind);
      default -> new RouteDraft("deliver-queue", route, id, kind);
    };
  }

  private RouteDraft written(RouteDraft route, String kind, boolean server) {
    if (server) {
      route
          .decide("the folder on its server; the hub writes to out/ below it")
          .with("url", address + kind)
          .with("login", options.settings());
    } else {
      route.with("folder", kind);
    }
    DraftFormat format = options.ways().format();
    route.with("format", format.word());
    FlatForm sheet = sheets.get(kind);
    if (format.isSheet() && sheet != null) {
      sheet.rows().ifPresent(rows -> route.with("rows", rows));
      route.decide("the headings, behind each =, and the order").with("columns", sheet.columns());
      if (format == DraftFormat.CSV) {
        route
            .choice("separator", "comma", "else a semicolon, as spreadsheets here expect")
            .choice("mark", "no", "else the file begins with the mark of UTF-8");
      }
    }
    return route;
  }

  private RouteDraft called(RouteDraft route, String kind) {
    DraftWays ways = options.ways();
    StringBuilder call = new StringBuilder("final=true");
    if (ways.login() == DraftLogin.TLS) {
      call.append("&tls=").append(options.settings());
    } else if (ways.login() != DraftLogin.NONE) {
      call.append("&login=").append(options.settings());
    }
    if (ways.format() != DraftFormat.JSON) {
      call.append("&format=").append(ways.format().word());
    }
    return route
        .decide("the path on its server")
        .with("url", address + kind)
        .decide("where an answer has its own number of what it got: add &ref=/<field>")
        .with("call", call.toString());
  }
}
