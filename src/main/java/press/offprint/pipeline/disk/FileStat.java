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

/** What one look at a file tells, without opening it and without following a link. */
public record FileStat(Kind kind, FileStamp stamp) {

  public enum Kind {
    FILE,
    FOLDER,
    LINK,
    SPECIAL
  }

  private static final String UNIX = "unix:mode,size,lastModifiedTime,ctime,dev,ino";
  private static final boolean TELLS_UNIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  private static final int TYPE_MASK = 0170000;

  /** Looks at {@code path} itself; a link is not followed. */
  public static FileStat of(Path path) throws IOException {
    return TELLS_UNIX ? unix(path) : basic(path);
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

  /** As {@link #of}, where nothing but the kind is asked for. */
  public static Kind kind(Path path) throws IOException {
    return kind(attributes(path));
  }

  /** What is found at {@code path} itself; a link is not followed. */
  public static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static Kind kind(BasicFileAttributes found) {
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
   * The stamp, or one that equals no other where the file changed so shortly before {@code
   * nowMillis} that one more change within the same tick of the file system's clock would not show.
   */
  public static FileStamp smudged(FileStamp stamp, long nowMillis) {
    boolean wholeSeconds = stamp.modifiedNanos() % 1_000_000_000L == 0;
    long tick = wholeSeconds ? 2_000 : 100;
    long changed = Math.max(stamp.modifiedNanos(), stamp.changedNanos()) / 1_000_000;
    return Math.abs(nowMillis - changed) > tick
        ? stamp
        : new FileStamp(stamp.size(), stamp.modifiedNanos(), -1, stamp.inode());
  }

  private static String key(BasicFileAttributes found) {
    return found.fileKey() == null ? "" : found.fileKey().toString();
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
