package press.offprint.pipeline.disk.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.RootDirectory;
import press.offprint.pipeline.disk.TemporaryNames;

/**
 * A cache below the state folder, one file for each entry. The file is named by the SHA-256 of the
 * key and begins with the length and the CRC-32 of the content, so that a file that a crash cut
 * short is a miss. Entries are not forced to disk. A failure costs time only: after a failed write
 * this process writes no other entry and deletes those of this program, because a full disk needs
 * the space. Safe for many threads.
 */
public final class DiskCache implements Cache, AutoCloseable {
  private static final int HEADER_BYTES = 8;
  private static final int FILES_PER_MEGABYTE = 256;
  private static final FileTime EPOCH = FileTime.fromMillis(0);

  /** The age at which the time of last use is set again: exact enough to order entries by it. */
  private static final long TOUCH_MILLIS = TimeUnit.DAYS.toMillis(1);

  private final RootDirectory root;
  private final Path folder;
  private final boolean readable;
  private final long maxBytes;
  private final InstantSource clock;
  private final AtomicLong written = new AtomicLong();
  private volatile boolean created;
  private volatile boolean writeFailed;

  private record Entry(Path file, long size, FileTime used) {}

  /**
   * Creates the cache; the disk is not accessed before the first call.
   *
   * @param state the state folder's real path; several processes may share it
   * @param program identifies this build and JVM; entries of other builds are ignored and deleted
   * @param readable false if everything is to be made again
   * @param maxBytes approximate limit of the total size; the least recently used entries are
   *     deleted first
   */
  public DiskCache(
      Path state, String program, boolean readable, long maxBytes, InstantSource clock) {
    String programHash = Bytes.utf8(program).sha256().substring(0, 16);
    this.root = new RootDirectory(state);
    this.folder = state.resolve("cache").resolve(programHash);
    this.readable = readable;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  @Override
  public Optional<Bytes> find(String key) {
    Path file = folder.resolve(Bytes.utf8(key).sha256());
    // A test is cheaper than the exception below, and most look-ups of a first build miss.
    if (!readable || !file.toFile().exists()) {
      return Optional.empty();
    }
    try {
      byte[] all = Files.readAllBytes(file);
      byte[] content = Arrays.copyOfRange(all, Math.min(HEADER_BYTES, all.length), all.length);
      if (!Arrays.equals(
          header(content), 0, HEADER_BYTES, all, 0, Math.min(HEADER_BYTES, all.length))) {
        return Optional.empty();
      }
      touch(file);
      return Optional.of(Bytes.owning(content));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] header(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    return ByteBuffer.allocate(HEADER_BYTES)
        .putInt(content.length)
        .putInt((int) sum.getValue())
        .array();
  }

  private void touch(Path file) {
    long now = clock.millis();
    if (now - file.toFile().lastModified() > TOUCH_MILLIS) {
      try {
        Files.setLastModifiedTime(file, FileTime.fromMillis(now));
      } catch (IOException e) {
        // A read-only disk or a file of another owner. The content is valid all the same.
      }
    }
  }

  @Override
  public void keep(String key, Bytes made) {
    if (writeFailed) {
      return;
    }
    String name = Bytes.utf8(key).sha256();
    try {
      if (!created) {
        root.createDirectories(folder, new HashSet<>());
        created = true;
      }
      Path part = folder.resolve(TemporaryNames.next());
      byte[] content = made.toArray();
      try (var out =
          Files.newOutputStream(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS)) {
        out.write(header(content));
        out.write(content);
      }
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      if (written.addAndGet(made.length()) > maxBytes / 4) {
        evict();
      }
    } catch (ClosedByInterruptException e) {
      // The post is being cancelled; the disk works.
    } catch (IOException e) {
      writeFailed = true;
      if (created) {
        deleteEntries(folder);
      }
    }
  }

  /** Deletes the least recently used entries above the limit, and all entries of other builds. */
  @Override
  public void close() {
    if (!writeFailed && written.get() > 0) {
      try {
        evict();
        deleteOtherBuilds();
      } catch (IOException e) {
        // The next run tries again.
      }
    }
  }

  private synchronized void evict() throws IOException {
    written.set(0);
    List<Entry> entries = new ArrayList<>();
    long bytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Entry entry = entry(file);
        entries.add(entry);
        bytes += entry.size();
      }
    }
    long maxFiles = (maxBytes >> 20) * FILES_PER_MEGABYTE;
    if (bytes <= maxBytes && entries.size() <= maxFiles) {
      return;
    }
    entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
    int count = entries.size();
    for (Entry entry : entries) {
      // Three quarters, so that the next run need not evict again.
      if (bytes <= maxBytes / 4 * 3 && count <= maxFiles / 4 * 3) {
        return;
      }
      Files.deleteIfExists(entry.file());
      bytes -= entry.size();
      count--;
    }
  }

  private static Entry entry(Path file) {
    try {
      BasicFileAttributes found = FileStat.attributes(file);
      return new Entry(file, found.size(), found.lastModifiedTime());
    } catch (IOException e) {
      return new Entry(file, 0, EPOCH);
    }
  }

  private void deleteOtherBuilds() throws IOException {
    List<Path> others = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder.getParent())) {
      folders.forEach(others::add);
    }
    others.remove(folder);
    for (Path other : others) {
      deleteEntries(other);
      Files.deleteIfExists(other);
    }
  }

  private static void deleteEntries(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // The remaining entries are valid.
    }
  }
}
