package press.offprint.web.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.MappedByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import press.offprint.model.bytes.Bytes;
import press.offprint.web.catalog.ServedFile;

/**
 * The cache of published files. A client gets one whole version of a file with its own ETag, also
 * while Offprint replaces the file. Thread-safe.
 */
final class FileCache {
  /** The largest file that is kept in memory, in bytes. */
  private static final int LARGEST_KEPT = 128 << 10;

  /**
   * The largest file that is mapped, in bytes. A mapped file is sent without a copy and without
   * being opened again, which serves an ebook half as often again as {@code sendFile}, and slow
   * clients cost no heap. Its content never changes, because a new version is a new file.
   */
  private static final int LARGEST_MAPPED = 32 << 20;

  // On Windows a mapped file cannot be replaced.
  private static final boolean MAPS = File.separatorChar == '/';

  private static final int MAPPED_WEIGHT = 8;
  private static final long MOST_BYTES = 64L << 20;
  private static final int ATTEMPTS = 5;

  /** The time for which a file in memory is sent without a stat call. */
  private static final long TRUST_NANOS = 20_000_000;

  private final Path root;
  private final Function<ServedFile, UnaryOperator<byte[]>> changes;

  @GuardedBy("kept")
  private final Map<String, Kept> kept = new LinkedHashMap<>(1_024, 0.75f, true);

  @GuardedBy("kept")
  private long bytes;

  /**
   * @param root the output folder; no file outside it is opened
   */
  FileCache(Path root) {
    this(root, file -> null);
  }

  /**
   * @param root the output folder; no file outside it is opened
   * @param changes returns the change of the content of a file before it is sent, null for none
   */
  FileCache(Path root, Function<ServedFile, UnaryOperator<byte[]>> changes) {
    this.root = root;
    this.changes = changes;
  }

  private static final class Kept {
    private final CachedFile file;
    private volatile long checkedAt = System.nanoTime();

    Kept(CachedFile file) {
      this.file = file;
    }
  }

  /**
   * Returns the current version if the cache has it. Needs one stat call at most, so it may run on
   * an event loop.
   */
  Optional<CachedFile> find(ServedFile served) {
    Kept found;
    synchronized (kept) {
      found = kept.get(served.path());
    }
    if (found == null) {
      return Optional.empty();
    }
    CachedFile file = found.file;
    long now = System.nanoTime();
    if (file.content().isPresent() && now - found.checkedAt < TRUST_NANOS) {
      return Optional.of(file);
    }
    try {
      boolean isCurrent = stamp(file.file()).equals(file.stamp());
      found.checkedAt = now;
      return isCurrent ? Optional.of(file) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads the current version from the disk. Returns empty if the file does not exist. */
  Optional<CachedFile> read(ServedFile served) throws IOException {
    try {
      Path real = root.resolve(served.path()).toRealPath();
      if (!real.startsWith(root.toRealPath()) || !Files.isRegularFile(real)) {
        return Optional.empty();
      }
      CachedFile file = readVersion(real, served);
      keep(served.path(), file);
      return Optional.of(file);
    } catch (NoSuchFileException e) {
      // The file was removed before or while it was read.
      return Optional.empty();
    }
  }

  private CachedFile readVersion(Path file, ServedFile served) throws IOException {
    UnaryOperator<byte[]> change = changes.apply(served);
    for (int i = 0; i < ATTEMPTS; i++) {
      CachedFile.Stamp before = stamp(file);
      MessageDigest digest = Bytes.digest();
      boolean isSmall = before.size() <= LARGEST_KEPT;
      byte[] read = new byte[0];
      Optional<Buffer> content = Optional.empty();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        if (isSmall || change != null) {
          read = Channels.newInputStream(channel).readAllBytes();
          read = change == null ? read : change.apply(read);
          digest.update(read);
          content = Optional.of(Buffer.buffer(read));
        } else if (before.size() <= LARGEST_MAPPED && MAPS) {
          MappedByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
          digest.update(all.duplicate());
          content = Optional.of(BufferInternal.buffer(Unpooled.wrappedBuffer(all)));
        } else {
          update(digest, Channels.newInputStream(channel));
        }
      }
      if (stamp(file).equals(before)) {
        String etag = '"' + HexFormat.of().formatHex(digest.digest()).substring(0, 32) + '"';
        return new CachedFile(
            file,
            before,
            etag,
            content,
            isSmall || change != null
                ? Gzip.of(read, served.mediaType()).map(Buffer::buffer)
                : Optional.empty(),
            HttpDates.format(before.modified()),
            FileHandler.disposition(served));
      }
    }
    throw new IOException("The file " + file + " kept changing while it was read");
  }

  private static void update(MessageDigest digest, InputStream in) throws IOException {
    byte[] piece = new byte[1 << 16];
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      digest.update(piece, 0, n);
    }
  }

  /** Opens exactly this version. Returns empty if the file was replaced or removed. */
  static Optional<FileChannel> open(CachedFile file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    // If the path has this version after the opening, the channel has it, too.
    if (isCurrent(file)) {
      return Optional.of(channel);
    }
    channel.close();
    return Optional.empty();
  }

  private static boolean isCurrent(CachedFile file) throws IOException {
    try {
      return stamp(file.file()).equals(file.stamp());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static CachedFile.Stamp stamp(Path file) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new CachedFile.Stamp(
        Optional.ofNullable(found.fileKey()), found.size(), found.lastModifiedTime().toInstant());
  }

  private void keep(String path, CachedFile file) {
    synchronized (kept) {
      subtract(kept.remove(path));
      kept.put(path, new Kept(file));
      bytes += weight(file);
      var eldest = kept.entrySet().iterator();
      while (bytes > MOST_BYTES && eldest.hasNext()) {
        subtract(eldest.next().getValue());
        eldest.remove();
      }
    }
  }

  @GuardedBy("kept")
  private void subtract(Kept removed) {
    if (removed != null) {
      bytes -= weight(removed.file);
    }
  }

  private static long weight(CachedFile file) {
    return 512L
        + file.content().map(FileCache::weight).orElse(0)
        + file.gzip().map(Buffer::length).orElse(0);
  }

  private static int weight(Buffer content) {
    return content.length() <= LARGEST_KEPT ? content.length() : content.length() / MAPPED_WEIGHT;
  }
}
