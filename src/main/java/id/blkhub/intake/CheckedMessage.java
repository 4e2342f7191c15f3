package id.blkhub.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.translation.TranslationResult;
import org.jspecify.annotations.Nullable;

/**
 * A message that keeps its sender's contract.
 *
 * @param version of that contract; null for the one in work
 * @param received what the contract said of the document
 */
record CheckedMessage(
    MessageHead head, @Nullable Integer version, ObjectNode document, TranslationResult received) {}
