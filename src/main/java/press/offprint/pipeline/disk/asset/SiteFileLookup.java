package press.offprint.pipeline.disk.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.PathRefusedException;
import press.offprint.pipeline.disk.RealPaths;
import press.offprint.pipeline.disk.RootDirectory;

/**
 * The files that posts refer to, below the content folder and the static folders. Only regular
 * files are read, and no link out of such a folder is followed. Safe for many threads.
 */
public final class SiteFileLookup implements ResourceSource {
  private static final int ATTEMPTS = 4;

  private final List<Path> folders;
  private final Set<Path> excluded;
  private final FileNameIndex names;
  private final Path project;
  private final Set<String> named;

  /**
   * Creates the look-up. Files are searched in {@code content} first, then in each of {@code
   * statics}; folders may be missing.
   */
  public SiteFileLookup(Path content, List<Path> statics) {
    this(content, statics, Set.of());
  }

  /**
   * Creates the look-up, with folders whose files no post may refer to although they may be in the
   * content folder: output and state.
   */
  public SiteFileLookup(Path content, List<Path> statics, Set<Path> excluded) {
    this(content, statics, excluded, content, Set.of());
  }

  /**
   * Creates the look-up, with files of the project folder that the configuration names. They are
   * found if no other folder has a file of their name.
   */
  public SiteFileLookup(
      Path content, List<Path> statics, Set<Path> excluded, Path project, Set<String> named) {
    this.project = project.toAbsolutePath().normalize();
    this.named = Set.copyOf(named);
    List<Path> all = new ArrayList<>();
    all.add(content.toAbsolutePath().normalize());
    statics.forEach(folder -> all.add(folder.toAbsolutePath().normalize()));
    this.folders = List.copyOf(all);
    this.excluded = excluded.stream().map(RealPaths::of).collect(Collectors.toUnmodifiableSet());
    this.names = new FileNameIndex(folders.get(0), excluded);
  }

  /** The entry at a path. */
  private sealed interface Entry {
    /** Returns the stamp of a readable file, or {@link FileStamp#MISSING}. */
    default FileStamp stamp() {
      return FileStamp.MISSING;
    }
  }

  private record ReadableFile(RootDirectory root, Path real, FileStamp stamp) implements Entry {}

  private record RefusedFile(Refused refusal) implements Entry {}

  private record NoFile() implements Entry {}

  @Override
  public Lookup read(String path, int maxBytes) {
    return read(path, maxBytes, find(path));
  }

  /** Reads a file and passes its path and its stamp before the read to {@code stamps}. */
  Lookup read(String path, int maxBytes, BiConsumer<String, FileStamp> stamps) {
    Entry entry = find(path);
    stamps.accept(path, entry.stamp());
    return read(path, maxBytes, entry);
  }

  private Lookup read(String path, int maxBytes, Entry entry) {
    if (entry instanceof RefusedFile refused) {
      return refused.refusal();
    } else if (entry instanceof ReadableFile file) {
      return read(path, file, maxBytes);
    }
    return isOfThisMachine(path)
        ? new Refused(
            ProblemCode.RESOURCE_OUTSIDE_ROOT,
            "\""
                + path
                + "\" is not a file of the site. It looks like a path of this computer, which"
                + " posts may not read.")
        : new Missing();
  }

  @Override
  public Optional<String> locate(String folder, String name) {
    for (String path : List.of(folder + name, name)) {
      if (find(path) instanceof ReadableFile) {
        return Optional.of(path);
      }
    }
    return RootDirectory.isPlain(name) ? names.find(name) : Optional.empty();
  }

  @Override
  public List<String> names(String folder) {
    Path path = folders.get(0).resolve(folder);
    if (!folder.isEmpty() && !RootDirectory.isPlain(folder.substring(0, folder.length() - 1))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // The folder was removed; the next run finds out.
    }
  }

  /** Returns the names in a folder of the content folder and the static folders, folded. */
  Set<String> foldedNames(String folder) {
    if (!folder.isEmpty() && !RootDirectory.isPlain(folder.substring(0, folder.length() - 1))) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    for (Path root : folders) {
      try (Stream<Path> files = Files.list(root.resolve(folder))) {
        files.forEach(file -> names.add(fold(file.getFileName().toString())));
      } catch (IOException | UncheckedIOException | InvalidPathException e) {
        // No file of such a folder can be read.
      }
    }
    return names;
  }

  /** Returns a name in a form that is equal for all names that a file system may hold equal. */
  static String fold(String name) {
    return PathSegments.fold(name);
  }

  /**
   * Returns the stamp of the file at {@code path}, without reading it; {@link FileStamp#MISSING} if
   * {@link #read} would not find the file or would refuse it.
   */
  public FileStamp stamp(String path) {
    return find(path).stamp();
  }

  /** Returns the SHA-256 of the file in hexadecimal; empty if it is missing or refused. */
  public Optional<String> fingerprint(String path) {
    return read(path, Integer.MAX_VALUE - 8) instanceof Found found
        ? Optional.of(found.content().sha256())
        : Optional.empty();
  }

  private Entry find(String path) {
    if (!RootDirectory.isPlain(path)) {
      return new NoFile();
    }
    for (Path folder : folders) {
      Entry entry = find(folder, path);
      if (!(entry instanceof NoFile)) {
        return entry;
      }
    }
    return named.contains(path) ? find(project, path) : new NoFile();
  }

  private Entry find(Path folder, String path) {
    try {
      RootDirectory root = RootDirectory.of(folder);
      Path real = root.real().resolve(path).toRealPath();
      FileStat stat = FileStat.of(real);
      if (stat.kind() != FileStat.Kind.FILE) {
        return refused(
            ProblemCode.RESOURCE_NOT_REGULAR,
            "\"" + path + "\" is a folder, pipe, socket or device instead of a regular file.");
      } else if (isExcluded(real)) {
        return refused(
            ProblemCode.RESOURCE_OUTSIDE_ROOT,
            "\""
                + path
                + "\" is in the output folder or the state folder of Offprint, which are no part of"
                + " the site.");
      } else if (!root.contains(real)) {
        return refused(
            ProblemCode.SYMLINK_OUTSIDE_ROOT,
            "\"" + path + "\" is a link, or is behind a link, that leads out of the site.");
      }
      return isOtherCase(root, real, path)
          ? new NoFile()
          : new ReadableFile(root, real, stat.stamp());
    } catch (NoSuchFileException | InvalidPathException e) {
      return new NoFile();
    } catch (FileSystemException e) {
      return unreadableEntry(path, e);
    } catch (IOException e) {
      return new RefusedFile(unreadable(path, e));
    }
  }

  private boolean isExcluded(Path real) {
    for (Path folder : excluded) {
      if (real.startsWith(folder)) {
        return true;
      }
    }
    return false;
  }

  private static Entry unreadableEntry(String path, FileSystemException e) {
    String reason = String.valueOf(e.getReason());
    if (reason.contains("Not a directory") || reason.contains("File name too long")) {
      return new NoFile();
    } else if (reason.contains("Too many levels of symbolic links")) {
      return refused(
          ProblemCode.SYMLINK_LOOP, "\"" + path + "\" is a link that leads in a circle.");
    }
    return new RefusedFile(unreadable(path, e));
  }

  private static Entry refused(ProblemCode code, String message) {
    return new RefusedFile(new Refused(code, message));
  }

  private static Refused unreadable(String path, IOException e) {
    return new Refused(
        ProblemCode.RESOURCE_UNREADABLE,
        "\"" + path + "\" cannot be read: " + IoErrorText.of(e) + ".");
  }

  // A file system that ignores case finds Photo.PNG as photo.png. The link would break elsewhere.
  private static boolean isOtherCase(RootDirectory root, Path real, String path) {
    String name = root.real().relativize(real).toString().replace('\\', '/');
    return name.equalsIgnoreCase(path) && !name.equals(path);
  }

  private static Lookup read(String path, ReadableFile file, int maxBytes) {
    FileStamp before = file.stamp();
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (before.size() > maxBytes) {
          return new Refused(
              ProblemCode.LIMIT_SIZE,
              "\"" + path + "\" has " + before.size() + " bytes; " + maxBytes + " are allowed.");
        }
        byte[] data;
        try (InputStream in = file.root().read(file.real())) {
          data = in.readNBytes((int) before.size() + 1);
        }
        FileStat after = FileStat.of(file.real());
        if (after.stamp().equals(before) && data.length == before.size()) {
          return new Found(path, Bytes.owning(data));
        } else if (after.kind() != FileStat.Kind.FILE) {
          break;
        }
        before = after.stamp();
      }
      return unsettled(path);
    } catch (PathRefusedException e) {
      // A folder on the way became a link.
      return unsettled(path);
    } catch (NoSuchFileException e) {
      return new Missing();
    } catch (IOException e) {
      return unreadable(path, e);
    }
  }

  private static Lookup unsettled(String path) {
    return new Refused(
        ProblemCode.RESOURCE_UNREADABLE,
        "\"" + path + "\" kept changing while it was read. Publish again.");
  }

  /** Returns true for a path below an existing top folder of this computer, as {@code /etc}. */
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
