package press.offprint.web.http;

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
import press.offprint.model.bytes.Bytes;
import press.offprint.web.catalog.ServedFile;

/**
 * The files of the output folder, each version whole: while the press moves a new version into
 * place, a reader gets the old one or the new one, with the hash that belongs to it.
 */
final class FileCache {
  /** Up to this size a file is kept in memory. */
  private static final int KEPT = 128 << 10;

  /**
   * Up to this size it is mapped: sent without a copy and without being opened again, and slow
   * readers cost no memory. A version that is stored is a new file, so what is mapped never
   * changes.
   */
  private static final int MAPPED = 32 << 20;

  // On Windows nothing can be moved into the place of a file that is mapped.
  private static final boolean MAPS = File.separatorChar == '/';

  private static final int MAPPED_WEIGHT = 8;
  private static final long MOST_BYTES = 64L << 20;
  private static final int TRIES = 5;

  private final Path root;

  /** How long what is kept in memory is handed out without another look at the disk. */
  private static final long TRUST_NANOS = 20_000_000;

  private final Map<String, Kept> known = new LinkedHashMap<>(1_024, 0.75f, true);
  private long bytes;

  /**
   * @param root the output folder; nothing outside of it is ever opened
   */
  FileCache(Path root) {
    this.root = root;
  }

  private static final class Kept {
    private final CachedFile file;
    private volatile long looked;

    Kept(CachedFile file) {
      this.file = file;
      this.looked = System.nanoTime();
    }
  }

  /** The version that lies there now if it was seen before: one stat call at most. */
  Optional<CachedFile> fresh(ServedFile served) {
    Kept kept;
    synchronized (known) {
      kept = known.get(served.path());
    }
    if (kept == null) {
      return Optional.empty();
    }
    CachedFile file = kept.file;
    long now = System.nanoTime();
    if (file.content().isPresent() && now - kept.looked < TRUST_NANOS) {
      return Optional.of(file);
    }
    try {
      boolean same = mark(file.file()).equals(file.mark());
      kept.looked = now;
      return same ? Optional.of(file) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads the version that lies there now; empty where there is none. */
  Optional<CachedFile> read(ServedFile served) throws IOException {
    try {
      Path real = root.resolve(served.path()).toRealPath();
      if (!real.startsWith(root.toRealPath()) || !Files.isRegularFile(real)) {
        return Optional.empty();
      }
      CachedFile file = whole(real, served);
      keep(served.path(), file);
      return Optional.of(file);
    } catch (NoSuchFileException e) {
      // Withdrawn before or while it was read.
      return Optional.empty();
    }
  }

  private static CachedFile whole(Path file, ServedFile served) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      CachedFile.Mark before = mark(file);
      MessageDigest digest = Bytes.digest();
      boolean small = before.size() <= KEPT;
      byte[] read = new byte[0];
      Optional<Buffer> content = Optional.empty();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        if (small) {
          read = Channels.newInputStream(channel).readAllBytes();
          digest.update(read);
          content = Optional.of(Buffer.buffer(read));
        } else if (before.size() <= MAPPED && MAPS) {
          MappedByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
          digest.update(all.duplicate());
          content = Optional.of(BufferInternal.buffer(Unpooled.wrappedBuffer(all)));
        } else {
          update(digest, Channels.newInputStream(channel));
        }
      }
      if (mark(file).equals(before)) {
        String etag = '"' + HexFormat.of().formatHex(digest.digest()).substring(0, 32) + '"';
        return new CachedFile(
            file,
            before,
            etag,
            content,
            small ? Gzip.of(read, served.mediaType()).map(Buffer::buffer) : Optional.empty(),
            ConditionalRequest.httpDate(before.modified()),
            FileHandler.disposition(served));
      }
    }
    throw new IOException("The file does not come to rest");
  }

  private static void update(MessageDigest digest, InputStream in) throws IOException {
    byte[] piece = new byte[1 << 16];
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      digest.update(piece, 0, n);
    }
  }

  /** Opens exactly this version; empty where another one has come, or it was withdrawn. */
  static Optional<FileChannel> open(CachedFile file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    // The name was still the old version's after opening, so the channel is too.
    if (isStill(file)) {
      return Optional.of(channel);
    }
    channel.close();
    return Optional.empty();
  }

  private static boolean isStill(CachedFile file) throws IOException {
    try {
      return mark(file.file()).equals(file.mark());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static CachedFile.Mark mark(Path file) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new CachedFile.Mark(
        Optional.ofNullable(found.fileKey()), found.size(), found.lastModifiedTime().toInstant());
  }

  private void keep(String path, CachedFile file) {
    synchronized (known) {
      forget(known.remove(path));
      known.put(path, new Kept(file));
      bytes += weight(file);
      var eldest = known.entrySet().iterator();
      while (bytes > MOST_BYTES && eldest.hasNext()) {
        forget(eldest.next().getValue());
        eldest.remove();
      }
    }
  }

  private void forget(Kept kept) {
    if (kept != null) {
      bytes -= weight(kept.file);
    }
  }

  private static int memory(Buffer content) {
    return content.length() <= KEPT ? content.length() : content.length() / MAPPED_WEIGHT;
  }

  private static long weight(CachedFile file) {
    return 512L
        + file.content().map(FileCache::memory).orElse(0)
        + file.gzip().map(Buffer::length).orElse(0);
  }
}
