package press.offprint.catalog.entry;

/**
 * What the file system says about a file without opening it. An equal stamp means that the file
 * need not be read again; a different one means only that it must be looked at, since content
 * decides.
 *
 * @param size in bytes, -1 where there is no file
 * @param modifiedNanos last change of the content, nanoseconds since 1970
 * @param changedNanos last change of content or of the file's own record ({@code ctime}), which no
 *     program can set back; 0 where the file system does not tell
 * @param inode identity of the file on its disk, empty where the file system does not tell
 */
public record FileStamp(long size, long modifiedNanos, long changedNanos, String inode) {
  /** There is no file, or nothing that can be read as one. */
  public static final FileStamp MISSING = new FileStamp(-1, 0, 0, "");

  public boolean isMissing() {
    return size < 0;
  }
}
