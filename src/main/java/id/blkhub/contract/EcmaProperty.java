package id.blkhub.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of Unicode properties, which ECMA-262 and Java spell differently. */
final class EcmaProperty {
  /** Long names of the general categories; the short ones are the same in both. */
  private static final Map<String, String> CATEGORIES =
      pairs(
          "Cased_Letter=LC Close_Punctuation=Pe Connector_Punctuation=Pc Control=Cc cntrl=Cc"
              + " Currency_Symbol=Sc Dash_Punctuation=Pd Decimal_Number=Nd digit=Nd"
              + " Enclosing_Mark=Me Final_Punctuation=Pf Format=Cf Initial_Punctuation=Pi"
              + " Letter=L Letter_Number=Nl Line_Separator=Zl Lowercase_Letter=Ll Mark=M"
              + " Combining_Mark=M Math_Symbol=Sm Modifier_Letter=Lm Modifier_Symbol=Sk"
              + " Nonspacing_Mark=Mn Number=N Open_Punctuation=Ps Other=C Other_Letter=Lo"
              + " Other_Number=No Other_Punctuation=Po Other_Symbol=So Paragraph_Separator=Zp"
              + " Private_Use=Co Punctuation=P punct=P Separator=Z Space_Separator=Zs"
              + " Spacing_Mark=Mc Surrogate=Cs Symbol=S Titlecase_Letter=Lt Unassigned=Cn"
              + " Uppercase_Letter=Lu");

  private static final Map<String, String> BINARY =
      pairs(
          "Alphabetic=IsAlphabetic Alpha=IsAlphabetic ASCII=ASCII Assigned=IsAssigned"
              + " ASCII_Hex_Digit=XDigit AHex=XDigit Hex_Digit=IsHex_Digit Hex=IsHex_Digit"
              + " Ideographic=IsIdeographic Ideo=IsIdeographic Join_Control=IsJoin_Control"
              + " Join_C=IsJoin_Control Lowercase=IsLowercase Lower=IsLowercase"
              + " Noncharacter_Code_Point=IsNoncharacter_Code_Point"
              + " NChar=IsNoncharacter_Code_Point Uppercase=IsUppercase Upper=IsUppercase"
              + " White_Space=IsWhite_Space space=IsWhite_Space");

  private EcmaProperty() {}

  private static Map<String, String> pairs(String text) {
    return Arrays.stream(text.split(" "))
        .map(pair -> pair.split("="))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  /**
   * The name of a property as Java writes it behind {@code \p}, with its braces.
   *
   * @return null where Java has no such property
   */
  static @Nullable String toJava(String property) {
    String[] parts = property.split("=", -1);
    if (parts.length == 2 && Stream.of("General_Category", "gc").anyMatch(parts[0]::equals)) {
      return category(parts[1]);
    }
    if (parts.length == 2 && Stream.of("Script", "sc").anyMatch(parts[0]::equals)) {
      return script(parts[1]);
    }
    if (parts.length != 1) {
      return null;
    }
    String category = category(property);
    String binary = BINARY.get(property);
    return category == null && binary != null ? "{" + binary + "}" : category;
  }

  private static @Nullable String category(String name) {
    String known = CATEGORIES.get(name);
    if (known != null) {
      return "{" + known + "}";
    }
    return CATEGORIES.containsValue(name) ? "{" + name + "}" : null;
  }

  private static @Nullable String script(String name) {
    try {
      return "{Is" + Character.UnicodeScript.forName(name).name().toUpperCase(Locale.ROOT) + "}";
    } catch (IllegalArgumentException none) {
      return null;
    }
  }
}
