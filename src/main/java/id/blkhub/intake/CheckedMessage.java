package id.blkhub.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A message that keeps its sender's contract.
 *
 * @param version of that contract; null for the one in work
 */
record CheckedMessage(MessageHead head, @Nullable Integer version, ObjectNode document) {}
