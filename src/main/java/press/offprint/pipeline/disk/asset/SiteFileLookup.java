package press.offprint.pipeline.disk.asset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.content.resource.ResourceSource;
import press.offprint.model.ProblemCode;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.RootDirectory;

/**
 * The files that posts refer to, below the content folder and the static folders. Regular files
 * only; no link leads out of the folder it lies in. Safe for many threads.
 */
public final class SiteFileLookup implements ResourceSource {
  private static final int ATTEMPTS = 4;

  private final List<Path> folders;
  private final FileNameIndex names;

  /**
   * Looks in {@code content} first, then in each of {@code statics}; missing ones do not matter.
   */
  public SiteFileLookup(Path content, List<Path> statics) {
    List<Path> all = new ArrayList<>();
    all.add(content.toAbsolutePath().normalize());
    statics.forEach(folder -> all.add(folder.toAbsolutePath().normalize()));
    this.folders = List.copyOf(all);
    this.names = new FileNameIndex(folders.get(0));
  }

  /** What lies at a path. */
  private sealed interface Place {}

  private record At(Path real, FileStamp stamp) implements Place {}

  private record Barred(Refused why) implements Place {}

  private record Nothing() implements Place {}

  @Override
  public Lookup read(String path, int maxBytes) {
    return read(path, maxBytes, find(path));
  }

  /** As {@link #read(String, int)}, and tells what the file looked like before it was read. */
  Lookup read(String path, int maxBytes, BiConsumer<String, FileStamp> looks) {
    Place place = find(path);
    looks.accept(path, stamp(place));
    return read(path, maxBytes, place);
  }

  private Lookup read(String path, int maxBytes, Place place) {
    if (place instanceof Barred barred) {
      return barred.why();
    } else if (place instanceof At at) {
      return read(path, at, maxBytes);
    }
    return isOfThisMachine(path)
        ? new Refused(
            ProblemCode.RESOURCE_OUTSIDE_ROOT,
            "\""
                + path
                + "\" is not in the site and looks like a path of this computer, which"
                + " posts may not read.")
        : new Missing();
  }

  @Override
  public Optional<String> locate(String folder, String name) {
    for (String path : List.of(folder + name, name)) {
      if (find(path) instanceof At) {
        return Optional.of(path);
      }
    }
    return RootDirectory.isPlain(name) ? names.find(name) : Optional.empty();
  }

  /**
   * What the file at {@code path} looks like, so that a change is seen without reading it; {@link
   * FileStamp#MISSING} where {@link #read} would not find or not allow it.
   */
  public FileStamp stamp(String path) {
    return stamp(find(path));
  }

  private static FileStamp stamp(Place place) {
    return place instanceof At at ? at.stamp() : FileStamp.MISSING;
  }

  /** SHA-256 of the file in hexadecimal; empty where it cannot be read or may not. */
  public Optional<String> fingerprint(String path) {
    return read(path, Integer.MAX_VALUE - 8) instanceof Found found
        ? Optional.of(found.content().sha256())
        : Optional.empty();
  }

  private Place find(String path) {
    if (!RootDirectory.isPlain(path)) {
      return new Nothing();
    }
    for (Path folder : folders) {
      Place place = find(folder, path);
      if (!(place instanceof Nothing)) {
        return place;
      }
    }
    return new Nothing();
  }

  private static Place find(Path folder, String path) {
    try {
      RootDirectory root = RootDirectory.of(folder);
      Path real = root.real().resolve(path).toRealPath();
      FileStat stat = FileStat.of(real);
      if (stat.kind() != FileStat.Kind.FILE) {
        return new Barred(
            new Refused(
                ProblemCode.RESOURCE_NOT_REGULAR,
                "\"" + path + "\" is no regular file but a folder, pipe, socket or device."));
      } else if (!root.holds(real)) {
        return new Barred(
            new Refused(
                ProblemCode.SYMLINK_OUTSIDE_ROOT,
                "\"" + path + "\" is, or lies behind, a link that leads out of the site."));
      }
      return isOtherCase(root, real, path) ? new Nothing() : new At(real, stat.stamp());
    } catch (NoSuchFileException | InvalidPathException e) {
      return new Nothing();
    } catch (FileSystemException e) {
      return barred(path, e);
    } catch (IOException e) {
      return new Barred(unreadable(path, e));
    }
  }

  private static Place barred(String path, FileSystemException e) {
    String reason = String.valueOf(e.getReason());
    if (reason.contains("Not a directory") || reason.contains("File name too long")) {
      return new Nothing();
    } else if (reason.contains("Too many levels of symbolic links")) {
      return new Barred(
          new Refused(
              ProblemCode.SYMLINK_LOOP, "\"" + path + "\" is a link that leads in a circle."));
    }
    return new Barred(unreadable(path, e));
  }

  private static Refused unreadable(String path, IOException e) {
    return new Refused(
        ProblemCode.RESOURCE_UNREADABLE,
        "\"" + path + "\" cannot be read: " + IoErrorText.of(e) + ".");
  }

  // A disk that takes Photo.PNG for photo.png would publish what breaks on every other disk.
  private static boolean isOtherCase(RootDirectory root, Path real, String path) {
    String name = root.real().relativize(real).toString().replace('\\', '/');
    return name.equalsIgnoreCase(path) && !name.equals(path);
  }

  private static Lookup read(String path, At at, int maxBytes) {
    FileStamp before = at.stamp();
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (before.size() > maxBytes) {
          return new Refused(
              ProblemCode.LIMIT_SIZE,
              "\"" + path + "\" has " + before.size() + " bytes; " + maxBytes + " are allowed.");
        }
        byte[] data;
        try (InputStream in = Files.newInputStream(at.real(), LinkOption.NOFOLLOW_LINKS)) {
          data = in.readNBytes((int) before.size() + 1);
        }
        FileStat after = FileStat.of(at.real());
        if (after.stamp().equals(before) && data.length == before.size()) {
          return new Found(path, Bytes.owning(data));
        } else if (after.kind() != FileStat.Kind.FILE) {
          break;
        }
        before = after.stamp();
      }
      return new Refused(
          ProblemCode.RESOURCE_UNREADABLE,
          "\"" + path + "\" is still being written; publish again.");
    } catch (NoSuchFileException e) {
      return new Missing();
    } catch (IOException e) {
      return unreadable(path, e);
    }
  }

  /** True for what people write when they mean a file of their computer: {@code /etc/passwd}. */
  private boolean isOfThisMachine(String path) {
    int slash = path.indexOf('/');
    if (slash < 0 || !RootDirectory.isPlain(path)) {
      return false;
    }
    try {
      Path top = folders.get(0).getRoot().resolve(path.substring(0, slash));
      return Files.isDirectory(top);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
