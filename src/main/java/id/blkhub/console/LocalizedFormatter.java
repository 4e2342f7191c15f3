package id.blkhub.console;

import id.blkhub.journal.MessageView;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Text;
import id.blkhub.partner.Partners;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** How one reader's language says texts, numbers and times. */
final class LocalizedFormatter {
  static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");

  /** Begins an id that the hub made because the sender gave none. */
  private static final String MADE = "hmac:";

  private static final Map<String, String> ZONES =
      Map.of(
          "Asia/Jakarta", "WIB",
          "Asia/Pontianak", "WIB",
          "Asia/Makassar", "WITA",
          "Asia/Jayapura", "WIT");

  private final MessageSource texts;
  private final Locale locale;
  private final ZoneId zone;
  private final Clock clock;
  private final Partners partners;

  LocalizedFormatter(
      MessageSource texts, Locale locale, ZoneId zone, Clock clock, Partners partners) {
    this.texts = texts;
    this.locale = locale;
    this.zone = zone;
    this.clock = clock;
    this.partners = partners;
  }

  public boolean indonesian() {
    return !locale.getLanguage().equals("en");
  }

  /** {@code id} or {@code en}. */
  public String language() {
    return indonesian() ? "id" : "en";
  }

  public String text(String key, Object... arguments) {
    Object[] shown = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      shown[i] = arguments[i] instanceof Number n ? number(n.longValue()) : arguments[i];
    }
    return texts.getMessage(key, shown, locale);
  }

  /** The sentence with the one or the other form of a word, by its first argument. */
  public String plural(String key, long count) {
    return text(count == 1 ? key + ".one" : key, count);
  }

  public String say(Text both) {
    return indonesian() ? both.id() : both.en();
  }

  /** The number a message is known by: its business key, else its sender's id. */
  public String number(MessageView message) {
    String key = message.businessKey();
    return key != null ? key : shortened(message.senderMessageId());
  }

  /** The sender's own id; where it gave none, the hub made one of the content. */
  public String own(MessageView message) {
    String own = message.senderMessageId();
    return own == null || own.startsWith(MADE) ? text("fact.no-id") : own;
  }

  public String shortened(@Nullable String id) {
    if (id == null) {
      return "";
    }
    return id.startsWith(MADE) ? id.substring(MADE.length(), MADE.length() + 12) + "…" : id;
  }

  /** To how many partners a message went or goes. */
  public long receivers(MessageView message) {
    return message.deliveries().stream().filter(d -> d.state() != State.FILTERED).count();
  }

  public String number(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  public String state(State state) {
    return text("state." + state.name());
  }

  /** How a state looks: {@code calm}, {@code wait} or {@code act}. */
  public String tone(State state) {
    return switch (state) {
      case HELD, PARKED -> "act";
      case WAITING, EXPIRED, REJECTED -> "wait";
      default -> "calm";
    };
  }

  /** The sign that goes with the tone, for those who do not see colours. */
  public String sign(State state) {
    return switch (state) {
      case HELD, PARKED -> "▲";
      case WAITING, RECEIVED, ROUTED, AVAILABLE -> "○";
      case REJECTED, EXPIRED, CANCELLED -> "✕";
      case DUPLICATE, FILTERED -> "–";
      default -> "✓";
    };
  }

  public String kind(Kind kind) {
    return kind(kind.value());
  }

  public String kind(String kind) {
    String known = texts.getMessage("kind." + kind, null, null, locale);
    return known == null ? kind : known;
  }

  public String partner(PartnerId id) {
    return partners.find(id.value()).map(profile -> say(profile.name())).orElse(id.value());
  }

  /** Day and time to the second, without the zone. */
  public String time(Instant at) {
    return format(at, indonesian() ? "d MMM yyyy HH.mm.ss" : "d MMM yyyy HH:mm:ss");
  }

  /** The time of a day, to the millisecond. */
  public String precise(Instant at) {
    return format(at, indonesian() ? "HH.mm.ss,SSS" : "HH:mm:ss.SSS");
  }

  public String clock(Instant at) {
    return format(at, indonesian() ? "HH.mm" : "HH:mm");
  }

  public String day(Instant at) {
    return format(at, "EEEE, d MMMM yyyy");
  }

  private String format(Instant at, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
  }

  /** For {@code <time datetime>}. */
  public String iso(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toString();
  }

  public String zone() {
    return ZONES.getOrDefault(zone.getId(), zone.getId());
  }

  /** How long ago, in the largest whole unit. */
  public String ago(Instant at) {
    Duration age = Duration.between(at, clock.instant());
    return age.toSeconds() < 5 ? text("ago.now") : text("ago", lasting(age));
  }

  /** A duration in its largest whole unit. */
  public String lasting(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return plural("time.second", seconds);
    }
    if (seconds < 3_600) {
      return plural("time.minute", seconds / 60);
    }
    return seconds < 86_400
        ? plural("time.hour", seconds / 3_600)
        : plural("time.day", seconds / 86_400);
  }
}
