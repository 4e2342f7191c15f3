package id.blkhub.question;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;

/**
 * A question of one answering partner.
 *
 * @param name of the question; its messages have it as their kind
 */
record QuestionPlace(PartnerId answerer, Kind name) {
  @Override
  public String toString() {
    return answerer + "/" + name;
  }
}
