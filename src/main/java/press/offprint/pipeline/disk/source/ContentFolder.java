package press.offprint.pipeline.disk.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.model.Post;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.FileNameRules;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.PathRefusedException;
import press.offprint.pipeline.disk.RootDirectory;

/**
 * The folder of posts. A post is a regular file named {@code .md}, {@code .markdown} or {@code
 * .mdx}; hidden files and leftovers of editors and sync tools are ignored. Links are followed
 * inside the folder only; pipes and devices are never opened. Safe for many threads.
 */
public final class ContentFolder {
  private static final int ATTEMPTS = 4;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** A file that is open for writing but did not change for this time counts as finished. */
  private static final long WRITING_MILLIS = 60_000;

  /** The longest step of the kernel's clock, from which file times are taken. */
  private static final long CLOCK_STEP_MILLIS = 20;

  private static final long SNAPSHOT_MILLIS = 250;

  private final Path folder;
  private final Path output;
  private final InstantSource clock;
  private volatile Snapshot lastSnapshot;
  private volatile boolean linked;
  private volatile List<String> unread = List.of();

  /**
   * The open writers at one moment. A snapshot reads all of /proc, so posts that are read within a
   * short time share it. It does not hold for a file that changed after it. A file that nobody
   * wrote at that moment and that did not change since is complete, however long ago that was; the
   * other files of a bundle may have been opened since.
   */
  private record Snapshot(OpenWriters writers, long millis) {
    boolean holdsFor(Path file, long changed, long now) {
      boolean complete =
          !FileNameRules.isBundle(file.getFileName().toString()) && !writers.isUnfinished(file);
      return Math.abs(now - millis) <= (complete ? WRITING_MILLIS : SNAPSHOT_MILLIS)
          && changed + CLOCK_STEP_MILLIS < millis;
    }
  }

  /**
   * Creates the folder with the clock of the system. The age of a file is the difference between
   * this clock and the file's time, so the clock has to agree with that of the file system; a clock
   * that decides about publication dates need not.
   *
   * @param output the output folder, which may be inside {@code folder} and is ignored
   */
  public ContentFolder(Path folder, Path output) {
    this(folder, output, InstantSource.system());
  }

  /** Creates the folder with a clock from which the age of files is computed. */
  ContentFolder(Path folder, Path output, InstantSource clock) {
    this.folder = folder.toAbsolutePath().normalize();
    this.output = output.toAbsolutePath().normalize();
    this.clock = clock;
  }

  /**
   * Returns the posts of the whole folder, and the entries with a problem, in the order of their
   * sources.
   *
   * @throws OffprintException if the content folder cannot be read
   */
  public List<SourceFile> scan() {
    return scan("");
  }

  /** Returns true if the last scan of the whole folder met a link: one file may have two names. */
  public boolean hasLinks() {
    return linked;
  }

  /**
   * Returns the files that the last scan of the whole folder met and that are posts of other tools,
   * in formats that are not read.
   */
  public List<String> unread() {
    return unread;
  }

  /**
   * Returns the posts at or below {@code path}, as {@link #scan()} does. The list is empty if there
   * is no such file or folder, or if it is ignored.
   *
   * @param path relative to the content folder; empty for the whole folder
   */
  public List<SourceFile> scan(String path) {
    try {
      RootDirectory root = RootDirectory.of(folder);
      Path real = Files.exists(output) ? output.toRealPath() : output;
      ContentWalk walk = new ContentWalk(root, folder, real);
      if (path.isEmpty()) {
        walk.walk();
        linked = walk.metLink();
        unread = List.copyOf(walk.unread());
      } else if (RootDirectory.isPlain(path)) {
        walk.walk(path);
      }
      List<SourceFile> found = new ArrayList<>(walk.found());
      found.sort(Comparator.comparing(SourceFile::source));
      return List.copyOf(found);
    } catch (InvalidPathException e) {
      return List.of();
    } catch (IOException e) {
      throw new OffprintException(
          "The content folder " + folder + " cannot be read: " + IoErrorText.of(e) + ".", e);
    }
  }

  /**
   * Reads a post in one consistent state.
   *
   * @param maxBytes the limit above which a file is refused without reading it
   */
  public PostReadResult read(SourceFile source, int maxBytes) {
    if (source.problem().isPresent()) {
      return new PostReadResult.Refused(source.problem().get());
    }
    try {
      RootDirectory root = RootDirectory.of(folder);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (attempt > 0) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
        Optional<PostReadResult> read = attempt(root, source, maxBytes);
        if (read.isPresent()) {
          return read.get();
        }
      }
      return new PostReadResult.Unsettled();
    } catch (NoSuchFileException e) {
      return new PostReadResult.Vanished();
    } catch (IOException e) {
      return new PostReadResult.Refused(SourceProblems.unreadable(e));
    }
  }

  /** Returns empty if the file changed while it was read, or another process is writing it. */
  private Optional<PostReadResult> attempt(RootDirectory root, SourceFile source, int maxBytes)
      throws IOException {
    Path real = source.file().toRealPath();
    FileStat before = FileStat.of(real);
    if (before.kind() != FileStat.Kind.FILE) {
      return Optional.of(new PostReadResult.Refused(SourceProblems.notRegular()));
    } else if (!root.contains(real)) {
      return Optional.of(new PostReadResult.Refused(SourceProblems.outside()));
    } else if (before.stamp().size() > maxBytes) {
      return Optional.of(
          new PostReadResult.Refused(SourceProblems.tooLarge(before.stamp().size(), maxBytes)));
    }
    byte[] data;
    try (InputStream in = root.read(real)) {
      data = in.readNBytes((int) before.stamp().size() + 1);
    } catch (PathRefusedException e) {
      // A folder on the way became a link.
      return Optional.empty();
    }
    FileStamp after = FileStat.of(real).stamp();
    long now = clock.millis();
    if (Math.abs(now - changed(after)) < WRITING_MILLIS
        && writers(root, real, changed(after)).isUnfinished(real)) {
      return Optional.empty();
    }
    boolean unchanged =
        after.equals(before.stamp())
            && after.size() == data.length
            && source.file().toRealPath().equals(real);
    if (!unchanged) {
      return Optional.empty();
    }
    FileStamp stamp = FileStat.isRacy(after, now) ? unequal(after) : after;
    return Optional.of(
        new PostReadResult.Got(new Post(source.source(), Bytes.owning(data)), stamp));
  }

  /** Returns a stamp that equals no stamp of a scan, so that the file is read again. */
  private static FileStamp unequal(FileStamp stamp) {
    return new FileStamp(stamp.size(), stamp.modifiedNanos(), -1, stamp.inode());
  }

  private static long changed(FileStamp stamp) {
    return Math.max(stamp.modifiedNanos(), stamp.changedNanos()) / 1_000_000;
  }

  private OpenWriters writers(RootDirectory root, Path file, long changed) {
    Snapshot snapshot = lastSnapshot;
    long now = clock.millis();
    if (snapshot == null || !snapshot.holdsFor(file, changed, now)) {
      snapshot = new Snapshot(OpenWriters.below(root.real()), now);
      lastSnapshot = snapshot;
    }
    return snapshot.writers();
  }
}
