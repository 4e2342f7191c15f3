package id.blkhub.reader;

import id.blkhub.message.Correction;
import id.blkhub.message.TestMark;
import id.blkhub.reader.Head.IdFrom;
import id.blkhub.reader.Head.SenderId;
import id.blkhub.reader.RawHead.RawField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the head of one message. */
final class HeadReader {
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  static final String CONTENT_TYPE = "content-type";
  private static final String DATASCHEMA = "dataschema";
  private static final String TRACEPARENT = "traceparent";
  private static final String SPECVERSION = "specversion";
  private static final List<String> REQUIRED = List.of("id", "source", "type");

  private final RawHead raw;
  private final Map<String, List<String>> attributes = new TreeMap<>();
  private final List<ReadingFault> faults = new ArrayList<>();
  private @Nullable String id;
  private IdFrom idFrom = IdFrom.NOWHERE;

  HeadReader(RawHead raw) {
    this.raw = raw;
    for (RawField rawField : raw.fields) {
      String name = AttributeName.of(rawField.name(), raw.bareNames);
      if (name == null && isBareTest(rawField)) {
        name = AttributeName.TEST;
      }
      if (name != null) {
        attributes.computeIfAbsent(name, first -> new ArrayList<>()).add(rawField.value());
      }
    }
    if (!attributes.containsKey(SPECVERSION)) {
      attributes.keySet().removeAll(AttributeName.OF_EVENTS);
    }
  }

  /**
   * Whether a bare property {@code test} is the test mark: other software uses that name too, but
   * rarely with the value true.
   */
  private static boolean isBareTest(RawField rawField) {
    return rawField.name().equalsIgnoreCase(AttributeName.TEST) && TestMark.set(rawField.value());
  }

  Head read() {
    repeated();
    MediaForm form = form();
    if (attributes.containsKey(SPECVERSION) && form != MediaForm.STRUCTURED) {
      envelope();
    }
    String source = sound("source");
    sound("type");
    String dataschema = only(DATASCHEMA);
    if (dataschema != null && dataschema.isBlank()) {
      faults.add(ReadingFault.of(ReadingProblem.ATTRIBUTE, DATASCHEMA));
    }
    nameIt();
    return new Head(
        new SenderId(id, idFrom, source),
        dataschema,
        new Correction.CorrectionMark(only("correction"), only("correctionreason")),
        test(),
        only(TRACEPARENT),
        raw.contentTypes.isEmpty() ? null : raw.contentTypes.get(0),
        faults);
  }

  private void repeated() {
    attributes.forEach(
        (name, values) -> {
          // the trace context steers nothing
          if (values.size() > 1 && !name.equals(TRACEPARENT)) {
            faults.add(ReadingFault.of(ReadingProblem.TWICE, name));
          }
        });
    if (raw.contentTypes.size() > 1) {
      faults.add(ReadingFault.of(ReadingProblem.TWICE, CONTENT_TYPE));
    }
    if (raw.idempotencyKeys.size() > 1) {
      faults.add(ReadingFault.of(ReadingProblem.TWICE, IDEMPOTENCY_KEY));
    }
  }

  private MediaForm form() {
    MediaForm form =
        raw.contentTypes.isEmpty() ? MediaForm.UNSAID : MediaForm.of(raw.contentTypes.get(0));
    if (form == MediaForm.OTHER) {
      faults.add(ReadingFault.of(ReadingProblem.MEDIA, CONTENT_TYPE));
    }
    String type = only("datacontenttype");
    if (type != null && MediaForm.of(type) != MediaForm.PLAIN) {
      faults.add(ReadingFault.of(ReadingProblem.MEDIA, "datacontenttype"));
    }
    if (raw.contentEncodings.stream().anyMatch(one -> !one.strip().equalsIgnoreCase("identity"))) {
      faults.add(ReadingFault.of(ReadingProblem.ENCODING, "content-encoding"));
    }
    return form;
  }

  /** A head with specversion is a CloudEvent in binary mode and must have all attributes. */
  private void envelope() {
    String version = only(SPECVERSION);
    if (version != null && !version.equals(EventReader.VERSION)) {
      faults.add(ReadingFault.of(ReadingProblem.VERSION, SPECVERSION));
    }
    for (String name : REQUIRED) {
      if (!attributes.containsKey(name)) {
        faults.add(ReadingFault.of(ReadingProblem.ATTRIBUTE, name));
      }
    }
    String time = only("time");
    if (time != null && !EventTime.is(time)) {
      faults.add(ReadingFault.of(ReadingProblem.TIME, "time"));
    }
  }

  /** Takes the id from the first of the three places that has one. */
  private void nameIt() {
    if (attributes.containsKey("id")) {
      name(IdFrom.EVENT, sound("id"));
    } else if (raw.transportId != null) {
      name(IdFrom.TRANSPORT, sound(raw.transportId, "message-id"));
    } else if (!raw.idempotencyKeys.isEmpty()) {
      name(IdFrom.IDEMPOTENCY_KEY, sound(only(raw.idempotencyKeys), IDEMPOTENCY_KEY));
    }
  }

  private void name(IdFrom from, @Nullable String text) {
    id = text;
    idFrom = text == null ? IdFrom.NOWHERE : from;
  }

  /**
   * The test mark. A test that is taken for real reaches real people, so one value that says true
   * is enough.
   */
  private @Nullable String test() {
    List<String> said = attributes.getOrDefault(AttributeName.TEST, List.of());
    return said.stream().anyMatch(TestMark::set) ? TestMark.TRUE : only(AttributeName.TEST);
  }

  private @Nullable String sound(String name) {
    return sound(only(name), name);
  }

  private @Nullable String sound(@Nullable String text, String subject) {
    if (text == null || SoundText.is(text)) {
      return text;
    }
    faults.add(ReadingFault.of(ReadingProblem.NAME, subject));
    return null;
  }

  /** The value of an attribute; null where it is not there, or says two things. */
  private @Nullable String only(String name) {
    return only(attributes.getOrDefault(name, List.of()));
  }

  private static @Nullable String only(List<String> values) {
    return values.stream().distinct().count() == 1 ? values.get(0) : null;
  }
}
