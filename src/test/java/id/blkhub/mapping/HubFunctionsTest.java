package id.blkhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Parser;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubFunctionsTest {
  private static final ReferenceTables TABLES = ReferenceTables.load(Path.of("mappings"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "date-from(\"31-12-2026\", \"dd-MM-yyyy\")#\"2026-12-31\"",
        "date-from(\"31/12/2026\", \"dd/MM/yyyy\")#\"2026-12-31\"",
        "date-from(\"31-02-2026\", \"dd-MM-yyyy\")#\"31-02-2026\"",
        "date-from(\"0000-00-00\", \"dd-MM-yyyy\")#null",
        "date-from(\"\", \"dd-MM-yyyy\")#null",
        "date-from(null, \"dd-MM-yyyy\")#null",
        "date-to(\"2026-12-31\", \"dd-MM-yyyy\")#\"31-12-2026\"",
        "date-to(\"soon\", \"dd-MM-yyyy\")#\"soon\"",
        "epoch(\"1970-01-01T07:00:01+07:00\")#1",
        "epoch(\"1970-01-01T00:00:01.500Z\")#1.5",
        "epoch-to-iso(1769587200.5, \"+09:00\")#\"2026-01-28T17:00:00.5+09:00\"",
        "epoch-to-iso(1e80, \"+07:00\")#1.0E80",
        "test(\"A-1\", \"^A-1$\")#true",
        "test(\"A-1\\n\", \"^A-1$\")#false",
        "test(\"A-1\\n\", \"^(A-1)$|x\")#false",
        "test(\"a$\", \"[$]$\")#true",
        "test(\"a$\", \"a\\\\$$\")#true",
        "test(\"$\\n\", \"\\\\Q$\\\\E$\")#false",
        "test(\"a\\nb\", \"(?m)a$\")#true",
        "capture(\"1\\n\", \"^(?<n>\\\\d)$\")#{}",
        "replace(\"a\\n\", \"a$\", \"b\")#\"a\\n\"",
        "day-of(\"2026-01-28T20:00:00Z\")#\"2026-01-29\"",
        "day-of(\"2026-01-28T20:00:00+09:00\")#\"2026-01-28\"",
        "day-of(\"2026-01-28\")#\"2026-01-28\"",
        "epoch(\"soon\")#\"soon\"",
        "epoch-to-iso(1769587200, \"+07:00\")#\"2026-01-28T15:00:00+07:00\"",
        "epoch-to-iso(\"x\", \"+07:00\")#\"x\"",
        "phone(\"0812-3456-7890\")#\"+6281234567890\"",
        "phone(\"12\")#\"12\"",
        "phone(null)#null",
        "registration-no(\"TIK.383.13810.2025\")#\"TIK 383 13810 2025\"",
        "registration-no(\"x\")#\"x\"",
        "certificate-no(\"62090.2513.3.0108289.2024\")#\"62090 2513 3 0108289 2024\"",
        "npwp16(\"01.234.567.8-901.234\")#\"0012345678901234\"",
        "npwp16(\"3507245703040002\")#\"3507245703040002\"",
        "whole-rupiah(\"10000000.00\")#10000000",
        "whole-rupiah(\"999999999999999.00\")#999999999999999",
        "whole-rupiah(\"10000000.50\")#\"10000000.50\"",
        "whole-rupiah(\"10000000\")#\"10000000\"",
        "whole-rupiah(\"0.00\")#\"0.00\"",
        "whole-rupiah(\"-5.00\")#\"-5.00\"",
        "whole-rupiah(\"1e7\")#\"1e7\"",
        "rupiah(\"Rp 4.500.000\")#4500000",
        "rupiah(\"rp.4.500.000,-\")#4500000",
        "rupiah(\" IDR\u00a04500000 \")#4500000",
        "rupiah(\"Rp4.500.000,00\")#4500000",
        "rupiah(\"4,500,000.00\")#4500000",
        "rupiah(\"4,500.00\")#4500",
        "rupiah(\"4 500 000\")#4500000",
        "rupiah(\"4500000.00\")#4500000",
        "rupiah(\"4.500\")#4500",
        "rupiah(\"Rp 4,5 juta\")#4500000",
        "rupiah(\"1,25 JT\")#1250000",
        "rupiah(\"750rb\")#750000",
        "rupiah(\"0\")#0",
        "rupiah(\"999999999999999\")#999999999999999",
        "rupiah(4500000)#4500000",
        "rupiah(4500000.5)#4500000.5",
        "rupiah(null)#null",
        "rupiah(\"4,500\")#\"4,500\"",
        "rupiah(\"4.5\")#\"4.5\"",
        "rupiah(\"4,500 juta\")#\"4,500 juta\"",
        "rupiah(\"4.500.000,50\")#\"4.500.000,50\"",
        "rupiah(\"4.500,000\")#\"4.500,000\"",
        "rupiah(\"4.50.000\")#\"4.50.000\"",
        "rupiah(\"4.000.000 - 5.000.000\")#\"4.000.000 - 5.000.000\"",
        "rupiah(\"USD 4.500\")#\"USD 4.500\"",
        "rupiah(\"-4.500.000\")#\"-4.500.000\"",
        "rupiah(\"04500000\")#\"04500000\"",
        "rupiah(\"1.000.000.000.000.000\")#\"1.000.000.000.000.000\"",
        "rupiah(\"UMK\")#\"UMK\"",
        "undotted(\"36.03.12\")#\"360312\"",
        "region-code(\"3471\")#\"34.71\"",
        "region-code(\"3603122001\")#\"36.03.12.2001\"",
        "region-code(\"pasar kemis\")#\"36.03.12\"",
        "region-code(\"Gersik\")#\"35.25\"",
        "region-code(\"Atlantis\")#\"Atlantis\"",
        "code(\"vocations\", \"MESIN\")#\"teknik-manufaktur\"",
        "code(\"vocations\", \"sihir\")#\"sihir\"",
        "lookup(\"vocations\", \"teknik-las\", \"name\")#\"Teknik Las\"",
        "lookup(\"vocations\", \"las\", \"name\")#null",
        "lookup(\"vocations\", null, \"name\")#null",
        "text-or-null(\"  \")#null",
        "text-or-null(\" a \")#\"a\"",
        "integer(\"007\")#7",
        "integer(\"1e3\")#\"1e3\"",
        "integer(null)#null",
        "join-present([\"a\", null, \"\", 3], \", \")#\"a, 3\"",
        "join-present(null, \", \")#\"\""
      })
  void shouldConvert(String call, String expected) {
    String result =
        new Parser(new java.io.StringReader(call))
            .withFunctions(HubFunctions.all(TABLES))
            .compile()
            .apply(NullNode.instance)
            .toString();

    assertThat(result).isEqualTo(expected);
  }
}
