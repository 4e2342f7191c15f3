package id.blkhub.contract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Nomor Induk Kependudukan: province 2, kabupaten 2, kecamatan 2, day (women: day + 40), month and
 * year of birth in two digits each, serial 0001 to 9999. There is no check digit. The region is the
 * one of the first registration and never changes.
 */
final class Nik {
  private final String digits;

  private Nik(String digits) {
    this.digits = digits;
  }

  /** Whether the text is a NIK that can exist. */
  static boolean isValid(String text) {
    if (text.length() != 16 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    Nik nik = new Nik(text);
    return text.charAt(0) != '0' && nik.dateExists() && !text.endsWith("0000");
  }

  /** Only for a text that {@link #isValid}. */
  static Nik of(String text) {
    return new Nik(text);
  }

  boolean female() {
    return number(6) > 40;
  }

  /** Whether day, month and the two digits of the year fit. */
  boolean fits(LocalDate birth) {
    return day() == birth.getDayOfMonth()
        && number(8) == birth.getMonthValue()
        && number(10) == birth.getYear() % 100;
  }

  /** The last day before or on the given one that the digits can mean; a NIK has no century. */
  Optional<LocalDate> latestBirth(LocalDate day) {
    return Stream.of(2000, 1900)
        .map(century -> century + number(10))
        .filter(this::exists)
        .map(year -> LocalDate.of(year, number(8), day()))
        .filter(birth -> !birth.isAfter(day))
        .findFirst();
  }

  /** The province of the first registration. */
  String province() {
    return digits.substring(0, 2);
  }

  /** The kabupaten or kota of the first registration, as 36.03. */
  String regency() {
    return province() + '.' + digits.substring(2, 4);
  }

  /** The kecamatan of the first registration, as 36.03.12. */
  String district() {
    return regency() + '.' + digits.substring(4, 6);
  }

  private int day() {
    return female() ? number(6) - 40 : number(6);
  }

  /** A NIK has no century: the date must exist in one of the two (29 February does not in all). */
  private boolean dateExists() {
    return exists(1900 + number(10)) || exists(2000 + number(10));
  }

  private boolean exists(int year) {
    try {
      LocalDate.of(year, number(8), day());
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private int number(int at) {
    return Integer.parseInt(digits, at, at + 2, 10);
  }
}
