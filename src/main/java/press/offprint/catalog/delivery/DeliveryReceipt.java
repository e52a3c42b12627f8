package press.offprint.catalog.delivery;

/**
 * The state of one file at one target.
 *
 * @param path relative to the output folder
 * @param sha256 of the bytes that were sent, or were about to be
 * @param sent false if a delivery began to send the file and nobody knows whether it arrived
 * @param at in milliseconds since 1970
 */
public record DeliveryReceipt(String target, String path, String sha256, boolean sent, long at) {}
