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

/**
 * A cache in a folder of its own below the output folder: a file for each thing, named by the
 * fingerprint of its key, its length and a checksum in front. Nothing is forced to disk; what a
 * crash left unwhole is not found again. What fails here costs time only: then nothing more is kept
 * by this process, and the folder is emptied, for a full disk has better uses.
 */
public final class DiskCache implements Cache, AutoCloseable {
  private static final int CHECK = 8;
  private static final int FILES_A_MEGABYTE = 256;
  private static final FileTime EPOCH = FileTime.fromMillis(0);

  private final Path root;
  private final String maker;
  private final boolean reads;
  private final long maxBytes;
  private final AtomicLong written = new AtomicLong();
  private volatile Optional<Path> folder = Optional.empty();
  private volatile boolean broken;

  private record Kept(Path file, long size, FileTime used) {}

  /**
   * Nothing is touched before the first question.
   *
   * @param output the output folder's real path
   * @param maker what tells this program and its Java from others: what those kept is not used, and
   *     removed
   * @param reads false where all is to be made anew
   * @param maxBytes about as much is kept; what was used longest ago goes first
   */
  public DiskCache(Path output, String maker, boolean reads, long maxBytes) {
    this.root = output;
    this.maker = Bytes.utf8(maker).sha256().substring(0, 16);
    this.reads = reads;
    this.maxBytes = maxBytes;
  }

  @Override
  public Optional<Bytes> find(String key) {
    if (!reads) {
      return Optional.empty();
    }
    Path file = place().resolve(Bytes.utf8(key).sha256());
    if (!file.toFile().exists()) {
      // As in most of a first build: the exception below would take longer than all the rest.
      return Optional.empty();
    }
    try {
      byte[] all = Files.readAllBytes(file);
      byte[] content = Arrays.copyOfRange(all, Math.min(CHECK, all.length), all.length);
      if (!Arrays.equals(check(content), 0, CHECK, all, 0, Math.min(CHECK, all.length))) {
        return Optional.empty();
      }
      touch(file);
      return Optional.of(Bytes.owning(content));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] check(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    return ByteBuffer.allocate(CHECK).putInt(content.length).putInt((int) sum.getValue()).array();
  }

  // Often enough to tell what is in use from what is not.
  private static void touch(Path file) {
    long now = System.currentTimeMillis();
    if (now - file.toFile().lastModified() > TimeUnit.DAYS.toMillis(1)) {
      try {
        Files.setLastModifiedTime(file, FileTime.fromMillis(now));
      } catch (IOException e) {
        // A read-only disk or a file of another owner. The content is valid all the same.
      }
    }
  }

  @Override
  public void keep(String key, Bytes made) {
    if (broken) {
      return;
    }
    String name = Bytes.utf8(key).sha256();
    try {
      Path into = made();
      Path part = into.resolve(name + "." + Thread.currentThread().getId() + ".part");
      byte[] content = made.toArray();
      try (var out =
          Files.newOutputStream(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS)) {
        out.write(check(content));
        out.write(content);
      }
      Files.move(part, into.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      if (written.addAndGet(made.length()) > maxBytes / 4) {
        tidy();
      }
    } catch (ClosedByInterruptException e) {
      // The post is being ended; nothing is wrong with the folder.
    } catch (IOException e) {
      broken = true;
      folder.ifPresent(DiskCache::empty);
    }
  }

  private Path place() {
    return root.resolve(OutputFolder.OWN).resolve("cache").resolve(maker);
  }

  private Path made() throws IOException {
    Path known = folder.orElse(null);
    if (known == null) {
      known = SafeDirectories.makeFolders(root, place(), new HashSet<>());
      folder = Optional.of(known);
    }
    return known;
  }

  /** Removes what was used longest ago where there is too much, and what other makers left. */
  @Override
  public void close() {
    if (!broken && written.get() > 0) {
      try {
        tidy();
        removeOthers();
      } catch (IOException e) {
        // It is tidied another time.
      }
    }
  }

  private synchronized void tidy() throws IOException {
    written.set(0);
    List<Kept> all = new ArrayList<>();
    long bytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place())) {
      for (Path file : files) {
        Kept kept = kept(file);
        all.add(kept);
        bytes += kept.size();
      }
    }
    long maxFiles = (maxBytes >> 20) * FILES_A_MEGABYTE;
    if (bytes <= maxBytes && all.size() <= maxFiles) {
      return;
    }
    all.sort(Comparator.comparing(Kept::used).thenComparing(Kept::file));
    int count = all.size();
    for (Kept kept : all) {
      // Some way below, or the next run would have to tidy again.
      if (bytes <= maxBytes / 4 * 3 && count <= maxFiles / 4 * 3) {
        return;
      }
      Files.deleteIfExists(kept.file());
      bytes -= kept.size();
      count--;
    }
  }

  private static Kept kept(Path file) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new Kept(file, found.size(), found.lastModifiedTime());
    } catch (IOException e) {
      return new Kept(file, 0, EPOCH);
    }
  }

  private void removeOthers() throws IOException {
    List<Path> others = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(place().getParent())) {
      folders.forEach(others::add);
    }
    others.remove(place());
    for (Path other : others) {
      empty(other);
      Files.deleteIfExists(other);
    }
  }

  private static void empty(Path full) {
    if (!Files.isDirectory(full, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(full)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // What cannot be removed stays; it is found again only where it is whole.
    }
  }
}
