package id.blkhub.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state a message or a delivery came to, and why.
 *
 * @param errors in the hub's own codes; warnings of a message that was taken are among them; empty
 *     where nothing is wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StateChange(State state, List<Violation> errors, @Nullable EventDetail detail) {
  public StateChange {
    errors = List.copyOf(errors);
  }
}
