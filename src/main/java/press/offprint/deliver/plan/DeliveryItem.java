package press.offprint.deliver.plan;

import press.offprint.model.bytes.Bytes;

/**
 * One step of a delivery, as a route gets it.
 *
 * @param operation {@code send} or {@code delete}
 * @param path relative to the target
 * @param sha256 of the bytes; empty for a deletion
 * @param bytes the size; 0 for a deletion
 * @param mediaType of the file; empty for a deletion
 * @param reader reads the bytes
 */
public record DeliveryItem(
    String operation, String path, String sha256, long bytes, String mediaType, Reader reader) {
  public static final String SEND = "send";
  public static final String DELETE = "delete";

  /** Reads a published file. */
  public interface Reader {
    /**
     * Returns the bytes of the file.
     *
     * @throws ChangedFileException if they are not the planned ones any more
     */
    Bytes read();
  }

  /** Returns a step that deletes a file. */
  public static DeliveryItem deletion(String path) {
    return new DeliveryItem(DELETE, path, "", 0, "", () -> Bytes.utf8(""));
  }

  public boolean isDeletion() {
    return operation.equals(DELETE);
  }

  /**
   * Returns the bytes of the file, which have the hash of this step.
   *
   * @throws ChangedFileException if a run has changed the file meanwhile
   */
  public Bytes content() {
    return reader.read();
  }
}
