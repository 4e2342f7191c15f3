package id.blkhub.message;

/**
 * One sentence for a person, in both languages of the hub.
 *
 * @param id Indonesian
 * @param en English
 */
public record Text(String id, String en) {}
