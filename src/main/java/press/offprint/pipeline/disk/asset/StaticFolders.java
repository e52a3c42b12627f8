package press.offprint.pipeline.disk.asset;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import press.offprint.model.OffprintException;
import press.offprint.pipeline.disk.FileNameRules;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.RootDirectory;

/** Folders whose files are published as they are; of a name in several, the first counts. */
public final class StaticFolders {
  private final List<Path> folders;

  public StaticFolders(List<Path> folders) {
    this.folders = folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
  }

  /** Reads the files by the same rules as what posts refer to. */
  public SiteFileLookup files() {
    return folders.isEmpty()
        ? new SiteFileLookup(Path.of("static"), List.of())
        : new SiteFileLookup(folders.get(0), folders.subList(1, folders.size()));
  }

  /**
   * The paths of all files, relative, joined by {@code /}; links are named, not followed. Hidden
   * files and what editors leave behind are passed over, but for {@code .well-known}.
   *
   * @throws OffprintException where a folder cannot be read
   */
  public SortedSet<String> paths() {
    SortedSet<String> paths = new TreeSet<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        walk(folder, paths);
      }
    }
    return paths;
  }

  private static void walk(Path folder, SortedSet<String> paths) {
    try {
      Files.walkFileTree(
          folder,
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
              if (!isIgnored(file) && RootDirectory.isPlain(path)) {
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
