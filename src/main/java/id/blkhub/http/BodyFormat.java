package id.blkhub.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the body of a call is written, as its option {@code format} says. */
enum BodyFormat {
  JSON {
    @Override
    CallBody write(JsonNode part, @Nullable JsonPointer at) {
      return new CallBody(RequestBody.json(part), "application/json");
    }
  },
  /** Fields of one value each. */
  FORM {
    @Override
    CallBody write(JsonNode part, @Nullable JsonPointer at) throws RequestBody.Unfit {
      return new CallBody(RequestBody.form(part, at), "application/x-www-form-urlencoded");
    }
  },
  /** A part for each member: a value as text, anything larger as JSON. */
  MULTIPART {
    @Override
    CallBody write(JsonNode part, @Nullable JsonPointer at) throws RequestBody.Unfit {
      return MultipartBody.of(part, at);
    }
  },
  /** The one member of the document is the root. */
  XML {
    @Override
    CallBody write(JsonNode part, @Nullable JsonPointer at) throws RequestBody.Unfit {
      return XmlBody.of(part, at);
    }
  };

  /**
   * @param at where the part is in the document; null for all of it
   */
  abstract CallBody write(JsonNode part, @Nullable JsonPointer at) throws RequestBody.Unfit;

  /** Empty where there is no such format. */
  static Optional<BodyFormat> of(String text) {
    return Arrays.stream(values())
        .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }
}
