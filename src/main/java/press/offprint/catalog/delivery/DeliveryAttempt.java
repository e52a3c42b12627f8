package press.offprint.catalog.delivery;

/**
 * The last delivery to a target.
 *
 * @param at its end, in milliseconds since 1970
 * @param failures the number of failed deliveries in a row; 0 if the last one succeeded
 * @param nextAt the earliest time of the next attempt of a watcher; 0 if none failed
 * @param waiting the number of files that are not at the target as they are published
 * @param reason of the failure, one sentence; empty if there was none
 * @param hint the remedy; empty if there was no failure
 */
public record DeliveryAttempt(
    String target, long at, int failures, long nextAt, int waiting, String reason, String hint) {}
