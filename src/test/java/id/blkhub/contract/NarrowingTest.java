package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each change breaks the one who is not ready for it, and never the other. */
class NarrowingTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                    | {'required': ['a']}                     | required
          {'properties': {'a': {}}}             | {'additionalProperties': false}         | properties
          {'type': ['string', 'null']}          | {'type': 'string'}                      | type
          {'type': 'number'}                    | {'type': 'integer'}                     | type
          {}                                    | {'type': 'string'}                      | type
          {'enum': ['a', 'b']}                  | {'enum': ['a']}                         | enum
          {'type': 'string'}                    | {'type': 'string', 'const': 'a'}        | const
          {'minimum': 1}                        | {'minimum': 2}                          | minimum
          {}                                    | {'maxLength': 9}                        | maxLength
          {'maxItems': 3}                       | {'maxItems': 2}                         | maxItems
          {}                                    | {'format': 'date'}                      | format
          {}                                    | {'pattern': '^a'}                       | pattern
          {'x-rule': ['one']}                   | {'x-rule': ['one', 'two']}              | x-rule
          {'items': {'enum': [1, 2]}}           | {'items': {'enum': [1]}}                | enum
          {'$ref': '#/$defs/t', '$defs': {'t': {'maximum': 2}}} | {'maximum': 1}          | maximum
          """)
  void shouldFindWhatIsNarrower(String wide, String narrow, String keyword) throws Exception {
    assertThat(Narrowing.ofSender(json(wide), json(narrow)))
        .extracting(SchemaChange::keyword, SchemaChange::certain)
        .contains(tuple(keyword, true));
    assertThat(Narrowing.ofSender(json(narrow), json(wide))).isEmpty();
    assertThat(Narrowing.ofReceiver(json(narrow), json(wide)))
        .extracting(SchemaChange::keyword)
        .contains(keyword);
    assertThat(Narrowing.ofReceiver(json(wide), json(narrow))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'pattern': '^a'}           | {'pattern': '^b'}                | pattern
          {'format': 'date'}          | {'format': 'date-time'}          | format
          {'anyOf': [{'minimum': 1}]} | {'anyOf': [{'minimum': 2}]}      | anyOf
          {}                          | {'if': {}, 'then': {'type': 'null'}} | then
          """)
  void shouldSayWhereItCannotTell(String before, String now, String keyword) throws Exception {
    assertThat(Narrowing.ofSender(json(before), json(now)))
        .contains(change(keyword, json(before), json(now)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'title': 'a', 'type': 'string'} | {'title': 'b', 'type': 'string', 'x-personal': true}
          {'$ref': '#/$defs/t', '$defs': {'t': {'maximum': 2}}} | {'maximum': 2}
          {'properties': {'a': {}}}        | {'properties': {'a': {}, 'title': {}}}
          """)
  void shouldFindNothingInWhatAsksTheSame(String before, String now) throws Exception {
    assertThat(Narrowing.ofSender(json(before), json(now))).isEmpty();
    assertThat(Narrowing.ofReceiver(json(before), json(now))).isEmpty();
  }

  private static SchemaChange change(String keyword, JsonNode before, JsonNode now) {
    return new SchemaChange("", "", keyword, false, text(before, keyword), text(now, keyword));
  }

  private static String text(JsonNode schema, String keyword) {
    JsonNode value = schema.path(keyword);
    return value.isTextual() ? value.asText() : value.isMissingNode() ? "" : value.toString();
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }
}
