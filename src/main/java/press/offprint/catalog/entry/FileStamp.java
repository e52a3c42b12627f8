package press.offprint.catalog.entry;

/**
 * The data of a file that a stat call returns. If the stamp is equal, the file need not be read
 * again. If it differs, the file must be read, because only its content decides.
 *
 * @param size in bytes, -1 if there is no file
 * @param modifiedNanos the last change of the content ({@code mtime}), in nanoseconds since 1970
 * @param changedNanos the last change of content or attributes ({@code ctime}), which no program
 *     can set back; 0 if the file system does not have it
 * @param inode the identity of the file on its disk, empty if the file system does not have it
 */
public record FileStamp(long size, long modifiedNanos, long changedNanos, String inode) {
  /** The stamp of a file that does not exist or cannot be read. */
  public static final FileStamp MISSING = new FileStamp(-1, 0, 0, "");
}
