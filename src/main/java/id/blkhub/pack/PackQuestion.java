package id.blkhub.pack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.partner.PartnerProfile.AgreedQuestion;

/**
 * A question that the partner may ask another one.
 *
 * @param question its contract, as one file
 * @param answer the contract of the answer, of which the partner gets the agreed fields
 */
public record PackQuestion(AgreedQuestion agreed, ObjectNode question, ObjectNode answer) {
  /** Where the hub takes it. */
  public String address() {
    return "/api/v1/questions/" + agreed.of() + '/' + agreed.question();
  }

  public String questionPath() {
    return path("question");
  }

  public String answerPath() {
    return path("answer");
  }

  private String path(String part) {
    return "schemas/ask/" + agreed.of() + '/' + agreed.question() + '.' + part + ".schema.json";
  }
}
