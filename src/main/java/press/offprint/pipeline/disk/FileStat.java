package press.offprint.pipeline.disk;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import press.offprint.catalog.entry.FileStamp;

/** The kind and the stamp of a file, from one stat call that does not follow a link. */
public record FileStat(Kind kind, FileStamp stamp) {

  public enum Kind {
    FILE,
    FOLDER,
    LINK,
    SPECIAL
  }

  private static final String UNIX = "unix:mode,size,lastModifiedTime,ctime,dev,ino";
  private static final boolean HAS_UNIX_VIEW =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  private static final int TYPE_MASK = 0170000;

  /** Returns the state of {@code path}; a link is not followed. */
  public static FileStat of(Path path) throws IOException {
    return HAS_UNIX_VIEW ? unix(path) : basic(path);
  }

  private static FileStat unix(Path path) throws IOException {
    Map<String, Object> found = Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS);
    Kind kind =
        switch ((Integer) found.get("mode") & TYPE_MASK) {
          case 0100000 -> Kind.FILE;
          case 0040000 -> Kind.FOLDER;
          case 0120000 -> Kind.LINK;
          default -> Kind.SPECIAL;
        };
    FileStamp stamp =
        new FileStamp(
            (Long) found.get("size"),
            nanos((FileTime) found.get("lastModifiedTime")),
            nanos((FileTime) found.get("ctime")),
            found.get("dev") + ":" + found.get("ino"));
    return new FileStat(kind, stamp);
  }

  /** Returns the kind of {@code path}; a link is not followed. */
  public static Kind kind(Path path) throws IOException {
    return kind(attributes(path));
  }

  /** Returns the attributes of {@code path}; a link is not followed. */
  public static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns the kind that attributes name. */
  static Kind kind(BasicFileAttributes found) {
    if (found.isSymbolicLink()) {
      return Kind.LINK;
    }
    return found.isDirectory() ? Kind.FOLDER : found.isRegularFile() ? Kind.FILE : Kind.SPECIAL;
  }

  private static FileStat basic(Path path) throws IOException {
    BasicFileAttributes found = attributes(path);
    return new FileStat(
        kind(found), new FileStamp(found.size(), nanos(found.lastModifiedTime()), 0, key(found)));
  }

  /**
   * Returns true if a file changed so shortly before {@code nowMillis} that a further change within
   * the same tick of the file system's clock could leave its stamp unchanged.
   */
  public static boolean isRacy(FileStamp stamp, long nowMillis) {
    boolean wholeSeconds = stamp.modifiedNanos() % 1_000_000_000L == 0;
    long tick = wholeSeconds ? 2_000 : 100;
    long changed = Math.max(stamp.modifiedNanos(), stamp.changedNanos()) / 1_000_000;
    return Math.abs(nowMillis - changed) <= tick;
  }

  private static String key(BasicFileAttributes found) {
    return found.fileKey() == null ? "" : found.fileKey().toString();
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
