package id.blkhub.message;

import java.time.Instant;

/**
 * Something the door or the broker turned away before it was received.
 *
 * @param who the account that tried; {@code anonymous} where none was given
 * @param remote the address it came from
 * @param where the queue, address or HTTP path
 * @param code stable code of the hub
 * @param reason one English sentence, without payload
 */
public record Refusal(
    String id, Instant at, String who, String remote, String where, String code, String reason) {}
