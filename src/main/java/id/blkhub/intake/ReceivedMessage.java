package id.blkhub.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A message that could be read, and whose data is strict JSON.
 *
 * @param version with which version of its contract an earlier look read it; null where there was
 *     none
 */
record ReceivedMessage(MessageHead head, @Nullable Integer version, ObjectNode document) {}
