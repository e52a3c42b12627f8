package press.offprint.catalog.version;

/**
 * A post that shows an earlier version until it is released.
 *
 * @param number of the version
 * @param at the time since which it is held, in milliseconds since 1970
 */
public record HeldPost(String source, int number, long at) {}
