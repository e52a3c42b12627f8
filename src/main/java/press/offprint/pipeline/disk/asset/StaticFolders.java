package press.offprint.pipeline.disk.asset;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.FileNameRules;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.RootDirectory;

/**
 * The folders of static files, which are published unchanged. If several folders have a file of one
 * path, the first folder counts.
 */
public final class StaticFolders {
  private final List<Path> folders;

  public StaticFolders(List<Path> folders) {
    this.folders = folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
  }

  /** Returns the files, which are read by the same rules as the files that posts refer to. */
  public SiteFileLookup files() {
    return folders.isEmpty()
        ? new SiteFileLookup(Path.of("static"), List.of())
        : new SiteFileLookup(folders.get(0), folders.subList(1, folders.size()));
  }

  /**
   * Returns the relative paths of all files, joined by {@code /}. A link is listed and not
   * followed. Hidden files and leftovers of editors are left out, except {@code .well-known}.
   *
   * @throws OffprintException if a folder cannot be read
   */
  public SortedSet<String> paths() {
    return paths(Integer.MAX_VALUE);
  }

  /**
   * Returns the names of the files that are in no folder below, by the rules of {@link #paths()}.
   *
   * @throws OffprintException if a folder cannot be read
   */
  public SortedSet<String> names() {
    return paths(1);
  }

  private SortedSet<String> paths(int depth) {
    SortedSet<String> paths = new TreeSet<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        walk(folder, depth, paths);
      }
    }
    return paths;
  }

  private static void walk(Path folder, int depth, SortedSet<String> paths) {
    try {
      Files.walkFileTree(
          folder,
          Set.of(),
          depth,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes found) {
              return dir.equals(folder) || !isIgnored(dir)
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
              String path = folder.relativize(file).toString().replace('\\', '/');
              if (!found.isDirectory() && !isIgnored(file) && RootDirectory.isPlain(path)) {
                paths.add(path);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new OffprintException(
          "The static folder " + folder + " cannot be read: " + IoErrorText.of(e) + ".", e);
    }
  }

  private static boolean isIgnored(Path path) {
    String name = path.getFileName().toString();
    return FileNameRules.isIgnored(name) && !name.equals(".well-known");
  }
}
