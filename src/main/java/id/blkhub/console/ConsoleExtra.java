package id.blkhub.console;

/**
 * A page beside the console's own, shown in its navigation and open to operators only.
 *
 * @param name as it stands in the navigation
 * @param path where it is, for example {@code /sandbox}; it and everything below it
 */
public record ConsoleExtra(String name, String path) {}
