package id.blkhub.contract;

/** The stable codes of this package; docs/reference/problems/C.md has a paragraph for each. */
final class Codes {
  static final String EMPTY = "HUB-C001";
  static final String NOT_UTF8 = "HUB-C002";
  static final String BYTE_ORDER_MARK = "HUB-C003";
  static final String XML = "HUB-C004";
  static final String MALFORMED = "HUB-C005";
  static final String DUPLICATE_KEY = "HUB-C006";
  static final String TOO_DEEP = "HUB-C007";
  static final String NUMBER_TOO_LONG = "HUB-C008";
  static final String TEXT_TOO_LONG = "HUB-C009";
  static final String NOT_AN_OBJECT = "HUB-C010";
  static final String TRAILING = "HUB-C011";
  static final String TOO_LARGE = "HUB-C012";
  static final String BAD_CHARACTER = "HUB-C013";
  static final String TOO_MANY_VALUES = "HUB-C018";
  static final String TOO_COSTLY = "HUB-C019";

  static final String REQUIRED = "HUB-C020";
  static final String UNKNOWN_FIELD = "HUB-C021";
  static final String TYPE = "HUB-C022";
  static final String ENUM = "HUB-C023";
  static final String PATTERN = "HUB-C024";
  static final String FORMAT = "HUB-C025";
  static final String RANGE = "HUB-C026";
  static final String LENGTH = "HUB-C027";
  static final String ITEMS = "HUB-C028";
  static final String UNIQUE = "HUB-C029";
  static final String COMBINATION = "HUB-C030";
  static final String MORE = "HUB-C031";
  static final String PATTERN_ENDLESS = "HUB-C032";
  static final String VERSION = "HUB-C033";
  static final String CONTRACT_ENDLESS = "HUB-C038";

  static final String NIK_BIRTH_DATE = "HUB-C040";
  static final String NIK_SEX = "HUB-C041";
  static final String NIK_REGION = "HUB-C042";
  static final String VACANCY_OVER = "HUB-C043";
  static final String CERTIFICATE_INCOMPLETE = "HUB-C050";
  static final String CERTIFICATE_WITHOUT_COMPETENCE = "HUB-C051";
  static final String DATES_OUT_OF_ORDER = "HUB-C052";
  static final String UNITS_CONTRADICT = "HUB-C053";
  static final String RANGE_REVERSED = "HUB-C054";
  static final String BIRTH_DATE_IMPOSSIBLE = "HUB-C055";
  static final String DATE_IN_FUTURE = "HUB-C056";
  static final String KEY_NOT_PLAIN = "HUB-C057";

  static final String NOT_WHOLE_RUPIAH = "HUB-C060";
  static final String KUR_ABOVE_CEILING = "HUB-C061";
  static final String KUR_BELOW_FLOOR = "HUB-C062";
  static final String KUR_NOT_IN_FORCE = "HUB-C063";
  static final String KUR_BUSINESS_TOO_YOUNG = "HUB-C064";
  static final String APPROVED_WITHOUT_APPROVAL = "HUB-C065";

  static final String TABLE_WRONG = "HUB-C092";
  static final String SCHEMA_UNREADABLE = "HUB-C090";
  static final String SCHEMA_INVALID = "HUB-C091";

  private Codes() {}
}
