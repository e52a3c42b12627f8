package press.offprint.deliver.plan;

/**
 * A published file.
 *
 * @param path relative to the output folder
 * @param sha256 of its bytes; empty if the file is missing, which leaves the targets as they are
 * @param bytes its size
 */
public record DeliveryFile(String path, String sha256, long bytes, DeliveryPhase phase) {}
