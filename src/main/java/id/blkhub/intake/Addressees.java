package id.blkhub.intake;

import id.blkhub.message.PartnerId;
import java.util.List;

/**
 * Who gets a message.
 *
 * @param receivers who gets it
 * @param filtered who receives its kind and does not get it
 * @param voids who is told that what it was sent under this key does not count any more
 */
record Addressees(List<PartnerId> receivers, List<PartnerId> filtered, List<PartnerId> voids) {}
