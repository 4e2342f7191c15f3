package id.blkhub.question;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.MessageId;

/**
 * What a route of a question carries to the partner. It is no map, so that no step in between can
 * change what was checked.
 *
 * @param document in the partner's form
 */
record OutboundQuestion(MessageId messageId, JsonNode document, boolean test) {}
