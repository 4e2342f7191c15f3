package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.mapping.CalendarDate;
import id.blkhub.mapping.ReferenceTables;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The terms of KUR credit by day, from mappings/reference/kur-schemes.csv (Permenko 1/2022 and what
 * amends it). Terms change several times a year, so they are data.
 */
final class KurSchemes {
  static final String TABLE = "kur-schemes";

  private final List<KurTerms> all;
  private final Supplier<LocalDate> today;

  private KurSchemes(List<KurTerms> all, Supplier<LocalDate> today) {
    this.all = all;
    this.today = today;
  }

  /**
   * One scheme between two days.
   *
   * @param amount what may be lent
   * @param businessMonths how old the business must be; 0 where that does not matter
   * @param orTraining whether training or mentoring makes up for a younger business
   * @param validity the days on which the terms hold
   */
  record KurTerms(
      String scheme,
      String name,
      Amount amount,
      int businessMonths,
      boolean orTraining,
      Validity validity) {}

  /**
   * What may be lent, in whole rupiah.
   *
   * @param floor itself too little
   * @param ceiling itself allowed
   */
  record Amount(long floor, long ceiling) {
    boolean inOrder() {
      return floor >= 0 && ceiling > floor;
    }
  }

  /**
   * The days on which terms hold.
   *
   * @param until last day; null while they are in force
   */
  record Validity(LocalDate from, @Nullable LocalDate until) {
    boolean inOrder() {
      return until == null || !until.isBefore(from);
    }

    boolean on(LocalDate day) {
      return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
  }

  /**
   * @param today the day that counts where a referral names none
   * @throws IllegalArgumentException naming the row that makes no sense
   */
  static KurSchemes of(ReferenceTables tables, Supplier<LocalDate> today) {
    return new KurSchemes(
        tables.codes(TABLE).stream().map(code -> terms(tables, code)).toList(), today);
  }

  private static KurTerms terms(ReferenceTables tables, String code) {
    try {
      KurTerms kurTerms =
          new KurTerms(
              required(tables, code, "scheme"),
              required(tables, code, "label"),
              new Amount(
                  Long.parseLong(required(tables, code, "floor")),
                  Long.parseLong(required(tables, code, "ceiling"))),
              Integer.parseInt(required(tables, code, "businessMonths")),
              required(tables, code, "orTraining").equals("yes"),
              new Validity(
                  LocalDate.parse(required(tables, code, "validFrom")),
                  tables.value(TABLE, code, "validUntil").map(LocalDate::parse).orElse(null)));
      if (!kurTerms.amount().inOrder() || !kurTerms.validity().inOrder()) {
        throw new IllegalArgumentException("floor, ceiling or days are out of order");
      }
      return kurTerms;
    } catch (RuntimeException wrong) {
      throw new IllegalArgumentException("row " + code + ": " + wrong.getMessage(), wrong);
    }
  }

  private static String required(ReferenceTables tables, String code, String column) {
    return tables
        .value(TABLE, code, column)
        .orElseThrow(() -> new IllegalArgumentException(column + " is missing"));
  }

  /** The terms a referral falls under; empty where its scheme has none on its day. */
  Optional<KurTerms> of(JsonNode referral) {
    String scheme = referral.path("scheme").asText();
    LocalDate day = day(referral);
    return all.stream().filter(t -> t.scheme().equals(scheme) && t.validity().on(day)).findFirst();
  }

  /** The day of a referral: the one it names, else today. */
  LocalDate day(JsonNode referral) {
    return CalendarDate.parse(referral.path("referredOn").asText(), "yyyy-MM-dd").orElseGet(today);
  }
}
