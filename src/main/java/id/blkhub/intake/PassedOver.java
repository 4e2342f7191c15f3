package id.blkhub.intake;

import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import java.util.List;

/**
 * A partner that receives a kind and does not get this message of it.
 *
 * @param why what the sender can do about it; empty where that is none of its business
 */
record PassedOver(PartnerId partner, List<Violation> why) {}
