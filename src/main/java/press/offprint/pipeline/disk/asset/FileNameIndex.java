package press.offprint.pipeline.disk.asset;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import press.offprint.pipeline.disk.FileNameRules;

/**
 * Where in a folder the files of a name lie, for references that give no path. The folder is walked
 * on the first such reference, and again where an answer no longer holds. Safe for many threads.
 */
final class FileNameIndex {
  // Many broken references are no reason to walk as many times.
  private static final long AGE = TimeUnit.SECONDS.toNanos(2);
  private static final Comparator<String> LEAST_DEEP =
      Comparator.comparingLong((String path) -> path.chars().filter(c -> c == '/').count())
          .thenComparing(Comparator.naturalOrder());

  private final Path folder;
  private Map<String, List<String>> paths = Map.of();
  private long walked;
  private boolean known;

  FileNameIndex(Path folder) {
    this.folder = folder;
  }

  /** The least deep file whose path ends with {@code name}. */
  synchronized Optional<String> find(String name) {
    Optional<String> found = look(name);
    boolean holds = found.filter(path -> Files.isRegularFile(folder.resolve(path))).isPresent();
    if (!holds && (!known || System.nanoTime() - walked > AGE)) {
      walk();
      found = look(name);
    }
    return found;
  }

  private Optional<String> look(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return paths.getOrDefault(last, List.of()).stream()
        .filter(path -> path.equals(name) || path.endsWith("/" + name))
        .findFirst();
  }

  private void walk() {
    Map<String, List<String>> found = new HashMap<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
              boolean skip =
                  !each.equals(folder) && FileNameRules.isIgnored(each.getFileName().toString());
              return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = file.getFileName().toString();
              if (attributes.isRegularFile() && !FileNameRules.isIgnored(name)) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                found.computeIfAbsent(name, n -> new ArrayList<>(1)).add(path);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return FileVisitResult.CONTINUE; // What cannot be seen cannot be meant.
            }
          });
    } catch (IOException e) {
      found.clear();
    }
    found.values().forEach(those -> those.sort(LEAST_DEEP));
    paths = found;
    walked = System.nanoTime();
    known = true;
  }
}
