package press.offprint.pipeline.disk.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.model.OffprintException;
import press.offprint.model.Post;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.RootDirectory;

/**
 * The folder of posts. A post is a regular file named {@code .md} or {@code .markdown}; hidden
 * files and what editors and sync tools leave behind are passed over. Links are followed inside the
 * folder only, pipes and devices are never opened. Safe for many threads.
 */
public final class ContentFolder {
  private static final int ATTEMPTS = 4;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  // Who keeps a file open without writing for longer is not in the middle of a copy.
  private static final long WRITING_MILLIS = 60_000;

  /** File systems tell the time in steps of the kernel's clock, at most this long. */
  private static final long CLOCK_STEP_MILLIS = 20;

  private static final long WRITERS_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Path folder;
  private final Path output;
  private volatile Look writers = new Look(Optional.empty(), 0, 0);

  /**
   * Looking for writers costs milliseconds: one look serves all posts of a moment, but none that
   * changed after it, whose writer may have come since.
   */
  private record Look(Optional<OpenWriters> writers, long nanos, long millis) {
    boolean serves(long changed, long now) {
      return writers.isPresent()
          && now - nanos <= WRITERS_NANOS
          && changed + CLOCK_STEP_MILLIS < millis;
    }
  }

  /**
   * The posts below {@code folder}, without those below {@code output}, which may lie inside it.
   */
  public ContentFolder(Path folder, Path output) {
    this.folder = folder.toAbsolutePath().normalize();
    this.output = output.toAbsolutePath().normalize();
  }

  /**
   * Walks the whole folder once.
   *
   * @return posts, and what stands in the place of one, in the order of their sources
   * @throws OffprintException where the content folder itself cannot be read
   */
  public List<SourceFile> scan() {
    return scan("");
  }

  /**
   * As {@link #scan()}, for one post or the folder {@code under}, relative to the content folder;
   * empty where there is nothing or where it is passed over.
   */
  public List<SourceFile> scan(String under) {
    try {
      RootDirectory root = RootDirectory.of(folder);
      Path real = Files.exists(output) ? output.toRealPath() : output;
      ContentWalk walk = new ContentWalk(root, folder, real);
      if (under.isEmpty()) {
        walk.all();
      } else if (RootDirectory.isPlain(under)) {
        walk.under(under);
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
   * Reads a post, whole and as it was at one moment.
   *
   * @param maxBytes a larger file is refused unread
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

  /** Empty where the file changed while it was read. */
  private Optional<PostReadResult> attempt(RootDirectory root, SourceFile source, int maxBytes)
      throws IOException {
    Path real = source.file().toRealPath();
    FileStat before = FileStat.of(real);
    if (before.kind() != FileStat.Kind.FILE) {
      return Optional.of(new PostReadResult.Refused(SourceProblems.notRegular()));
    } else if (!root.holds(real)) {
      return Optional.of(new PostReadResult.Refused(SourceProblems.outside()));
    } else if (before.stamp().size() > maxBytes) {
      return Optional.of(
          new PostReadResult.Refused(SourceProblems.tooLarge(before.stamp().size(), maxBytes)));
    }
    byte[] data;
    try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
      data = in.readNBytes((int) before.stamp().size() + 1);
    }
    FileStamp after = FileStat.of(real).stamp();
    long now = System.currentTimeMillis();
    if (isRecent(after, now) && writers(root, changed(after)).isUnfinished(real)) {
      return Optional.empty();
    }
    boolean still =
        after.equals(before.stamp())
            && after.size() == data.length
            && source.file().toRealPath().equals(real);
    return still
        ? Optional.of(
            new PostReadResult.Got(
                new Post(source.source(), Bytes.owning(data)), FileStat.smudged(after, now)))
        : Optional.empty();
  }

  private static boolean isRecent(FileStamp stamp, long now) {
    return Math.abs(now - changed(stamp)) < WRITING_MILLIS;
  }

  private static long changed(FileStamp stamp) {
    return Math.max(stamp.modifiedNanos(), stamp.changedNanos()) / 1_000_000;
  }

  private OpenWriters writers(RootDirectory root, long changed) {
    Look look = writers;
    long now = System.nanoTime();
    if (!look.serves(changed, now)) {
      long millis = System.currentTimeMillis();
      look = new Look(Optional.of(OpenWriters.below(root.real())), now, millis);
      writers = look;
    }
    return look.writers().get();
  }
}
