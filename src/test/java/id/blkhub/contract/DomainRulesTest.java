package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.mapping.ReferenceTables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DomainRulesTest {
  private static final Map<String, ContractRule> RULES =
      DomainRules.all(
          ReferenceTables.load(Path.of("mappings")),
          // in Papua the next day has begun
          Clock.fixed(Instant.parse("2026-06-15T16:00:00Z"), ZoneId.of("Asia/Jakarta")));

  static Stream<Arguments> cases() {
    return Stream.of(
            // the woman of the NIK is born on 17 March 2004 in Jawa Timur
            of(
                "nik-matches-person",
                "{'nik':'3507245703040002','sex':'F','birthDate':'2004-03-17'}"),
            of("nik-matches-person", "{'nik':'3507245703040002','address':{'regionCode':'35.78'}}"),
            of(
                "nik-matches-person",
                "{'nik':'3507245703040002','sex':'M','birthDate':'2004-03-18','address':{'regionCode':'36'}}",
                "warning /nik HUB-C040",
                "warning /nik HUB-C041",
                "warning /nik HUB-C042"),
            of("nik-matches-person", "{'nik':'not a nik','sex':'M'}"),
            of("nik-matches-person", "{'nik':{},'sex':[],'birthDate':7,'address':'here'}"),
            of(
                "certificate-when-competent",
                "{'decision':'K','certificateNo':'1','registrationCertNo':'1','issuedOn':'1','expiresOn':'1'}"),
            of("certificate-when-competent", "{'decision':'BK'}"),
            of("certificate-when-competent", "{}"),
            of(
                "certificate-when-competent",
                "{'decision':'K','issuedOn':null}",
                "error /certificateNo HUB-C050",
                "error /registrationCertNo HUB-C050",
                "error /issuedOn HUB-C050",
                "error /expiresOn HUB-C050"),
            of(
                "certificate-when-competent",
                "{'decision':'BK','certificateNo':'1'}",
                "error /certificateNo HUB-C051"),
            of("units-support-decision", "{'decision':'K','units':[{'result':'K'}]}"),
            of(
                "units-support-decision",
                "{'decision':'BK','units':[{'result':'BK'},{'result':'K'}]}"),
            of("units-support-decision", "{'decision':'K','units':'none'}"),
            of(
                "units-support-decision",
                "{'decision':'K','units':[{'result':'K'},{'result':'BK'}]}",
                "error /units/1/result HUB-C053"),
            of("starts-before-ends", "{'startDate':'2026-01-01','endDate':'2026-01-01'}"),
            of("starts-before-ends", "{'startDate':'2026-01-01'}"),
            of("starts-before-ends", "{'startDate':'yesterday','endDate':'2026-01-01'}"),
            of(
                "starts-before-ends",
                "{'startDate':'2026-01-02','endDate':'2026-01-01'}",
                "error /endDate HUB-C052"),
            of(
                "issued-after-decided",
                "{'decidedOn':'2026-01-02','issuedOn':'2026-01-01'}",
                "error /issuedOn HUB-C052"),
            of(
                "expires-after-issued",
                "{'issuedOn':'2026-01-02','expiresOn':'2026-01-02'}",
                "error /expiresOn HUB-C052"),
            of("expires-after-issued", "{'issuedOn':'2026-01-02','expiresOn':'2026-01-03'}"),
            of(
                "withdrawn-after-given",
                "{'givenOn':'2026-01-02','withdrawnOn':'2026-01-01'}",
                "error /withdrawnOn HUB-C052"),
            of(
                "posted-before-valid",
                "{'postedOn':'2026-01-02','validThrough':'2026-01-01'}",
                "error /validThrough HUB-C052"),
            of("centre-not-open-yet", "{}", "error  HUB-C058"),
            of("still-open", "{'status':'OPEN','validThrough':'2026-06-15'}"),
            of("still-open", "{'status':'FILLED','validThrough':'2020-06-15'}"),
            of("still-open", "{'validThrough':'2020-06-15'}"),
            of("still-open", "{'status':'OPEN','validThrough':7}"),
            of(
                "still-open",
                "{'status':'OPEN','validThrough':'2026-06-14'}",
                "error /validThrough HUB-C043"),
            of("nik-or-reason", "{'person':{'nik':'3507245703040002'}}"),
            of("nik-or-reason", "{'nikPendingReason':'OTHER','person':{'birthDate':'2004-03-17'}}"),
            of("nik-or-reason", "{'person':{}}", "error /person/nik HUB-C082"),
            of("nik-or-reason", "{'nikPendingReason':'OTHER'}", "error /person/birthDate HUB-C082"),
            of(
                "nik-or-reason",
                "{'person':{'nik':'3507245703040002'},'nikPendingReason':'OTHER'}",
                "error /nikPendingReason HUB-C082"),
            of("not-in-future", "{'decidedOn':'2026-06-16','issuedOn':'2026-06-15'}"),
            of("not-in-future", "{'decidedOn':[],'issuedOn':'later','expiresOn':'2199-01-01'}"),
            of(
                "not-in-future",
                "{'date':'2026-06-17','decidedOn':'2026-06-17','givenOn':'2199-01-01',"
                    + "'issuedOn':'2026-06-17','referredOn':'2026-06-17',"
                    + "'startedOn':'2026-06-17','withdrawnOn':'2026-06-17'}",
                "error /date HUB-C056",
                "error /decidedOn HUB-C056",
                "error /givenOn HUB-C056",
                "error /issuedOn HUB-C056",
                "error /referredOn HUB-C056",
                "error /startedOn HUB-C056",
                "error /withdrawnOn HUB-C056"),
            of(
                "started-before-referred",
                "{'business':{'startedOn':'2026-01-02'},'referredOn':'2026-01-02'}"),
            of("started-before-referred", "{'business':{'startedOn':'2026-01-02'}}"),
            of("started-before-referred", "{'business':'mine','referredOn':'2026-01-01'}"),
            of(
                "started-before-referred",
                "{'business':{'startedOn':'2026-01-02'},'referredOn':'2026-01-01'}",
                "error /referredOn HUB-C052"),
            of("started-before-as-of", "{'startedOn':'2026-01-02','asOf':'2026-01-02'}"),
            of(
                "started-before-as-of",
                "{'startedOn':'2026-01-02','asOf':'2026-01-01'}",
                "error /asOf HUB-C052"),
            of("invited-before-answer", "{'invitedOn':'2026-01-02','answerBy':'2026-01-02'}"),
            of(
                "invited-before-answer",
                "{'invitedOn':'2026-01-02','answerBy':'2026-01-01'}",
                "error /answerBy HUB-C052"),
            of(
                "agreed-before-disbursed",
                "{'decision':'DISBURSED','akadDate':'2026-01-02','decidedOn':'2026-01-02'}"),
            of(
                "agreed-before-disbursed",
                "{'decision':'APPROVED','akadDate':'2026-01-02','decidedOn':'2026-01-01'}"),
            of(
                "agreed-before-disbursed",
                "{'decision':'DISBURSED','akadDate':'2026-01-02','decidedOn':'2026-01-01'}",
                "error /decidedOn HUB-C052"),
            of("min-not-above-max", "{'min':1,'max':1}"),
            of("min-not-above-max", "{'min':1}"),
            of("min-not-above-max", "{'min':'b','max':'a'}"),
            of("min-not-above-max", "{'min':2,'max':1}", "error /max HUB-C054"),
            of("whole-rupiah", "{'amountIdr':10000000}"),
            of("whole-rupiah", "{'amountIdr':10000000.0}"),
            of("whole-rupiah", "{'amountIdr':1e7}"),
            of("whole-rupiah", "{'amountIdr':10000000.5}", "error /amountIdr HUB-C060"),
            of("whole-rupiah", "{'amountIdr':1e-7}", "error /amountIdr HUB-C060"),
            of("whole-rupiah", "{'jumlah_rupiah':'10000000'}", "error /jumlah_rupiah HUB-C060"),
            of(
                "approved-amount-when-approved",
                "{'decision':'DISBURSED','approvedIdr':1,'akadDate':'2026-05-19'}"),
            of("approved-amount-when-approved", "{'decision':'APPROVED'}"),
            of(
                "approved-amount-when-approved",
                "{'decision':'REJECTED','approvedIdr':1,'akadDate':'2026-05-19'}",
                "error /approvedIdr HUB-C065",
                "error /akadDate HUB-C065"),
            of("kur-within-ceiling", "{'scheme':'SUPER_MIKRO','amountIdr':10000000}"),
            of(
                "kur-within-ceiling",
                "{'scheme':'SUPER_MIKRO','amountIdr':10000001}",
                "error /amountIdr HUB-C061"),
            of(
                "kur-within-ceiling",
                "{'scheme':'KECIL','amountIdr':500000000000000000000}",
                "error /amountIdr HUB-C061"),
            of(
                "kur-within-ceiling",
                "{'scheme':'MIKRO','amountIdr':10000000}",
                "error /amountIdr HUB-C062"),
            of("kur-within-ceiling", "{'scheme':'MIKRO','amountIdr':10000001}"),
            of("kur-within-ceiling", "{'scheme':'MIKRO','amountIdr':100000000}"),
            of("kur-within-ceiling", "{'scheme':'KHUSUS','amountIdr':500000000}"),
            of(
                "kur-within-ceiling",
                "{'scheme':'PMI','amountIdr':100000001}",
                "error /amountIdr HUB-C061"),
            of(
                "kur-within-ceiling",
                "{'scheme':'MIKRO','amountIdr':20000000,'referredOn':'2021-12-31'}",
                "error /scheme HUB-C063"),
            of("kur-within-ceiling", "{'scheme':7,'amountIdr':'many'}"),
            of(
                "kur-business-age",
                "{'scheme':'MIKRO','business':{'startedOn':'2026-01-01'},'referredOn':'2026-07-01'}"),
            of(
                "kur-business-age",
                "{'scheme':'MIKRO','business':{'startedOn':'2026-01-02'},'referredOn':'2026-07-01',"
                    + "'trainingEvidence':[{}]}",
                "error /business/startedOn HUB-C064"),
            of(
                "kur-business-age",
                "{'scheme':'SUPER_MIKRO','business':{'startedOn':'2026-06-01'},"
                    + "'trainingEvidence':[]}",
                "error /trainingEvidence HUB-C064"),
            of(
                "kur-business-age",
                "{'scheme':'SUPER_MIKRO','business':{'startedOn':'2026-06-01'},"
                    + "'trainingEvidence':[{}]}"),
            of("kur-business-age", "{'scheme':'PMI','business':{'startedOn':'2026-06-01'}}"),
            of("kur-business-age", "{'scheme':[],'business':'mine'}"))
        .map(Case::arguments);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void shouldReport(String rule, String object, List<String> expected) {
    List<String> said = new ArrayList<>();

    RULES.get(rule).check(parse(object), collector(said));

    assertThat(said).containsExactlyElementsOf(expected);
  }

  @Test
  void everyRuleHasACaseThatBreaksIt() {
    assertThat(
            cases()
                .filter(c -> !((List<?>) c.get()[2]).isEmpty())
                .map(c -> (String) c.get()[0])
                .distinct())
        .containsExactlyInAnyOrderElementsOf(RULES.keySet());
  }

  private static ContractRule.Report collector(List<String> said) {
    return new ContractRule.Report() {
      @Override
      public void error(String path, ContractProblem problem, Object... values) {
        said.add("error " + path + " " + problem.code());
      }

      @Override
      public void warning(String path, ContractProblem problem, Object... values) {
        said.add("warning " + path + " " + problem.code());
      }
    };
  }

  private static com.fasterxml.jackson.databind.JsonNode parse(String object) {
    byte[] body = object.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new StrictJson().parse(body, 10_000).document();
  }

  private record Case(String rule, String object, List<String> expected) {
    Arguments arguments() {
      return Arguments.of(rule, object, expected);
    }
  }

  private static Case of(String rule, String object, String... expected) {
    return new Case(rule, object, List.of(expected));
  }
}
