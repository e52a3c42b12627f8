package press.offprint.pipeline.disk.asset;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import press.offprint.pipeline.disk.FileNameRules;

/**
 * An index of the files of a folder by name, for references without a path. The folder is walked at
 * the first look-up, and again if a look-up has no result or its file is deleted. Safe for many
 * threads.
 */
final class FileNameIndex {
  /** The shortest time between two walks, so that many broken references share one walk. */
  private static final long MIN_AGE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final Comparator<String> LEAST_DEEP =
      Comparator.comparingLong((String path) -> path.chars().filter(c -> c == '/').count())
          .thenComparing(Comparator.naturalOrder());

  private final Path folder;
  private final Set<Path> excluded;

  @GuardedBy("this")
  private Map<String, List<String>> paths;

  @GuardedBy("this")
  private long walkedNanos;

  FileNameIndex(Path folder, Set<Path> excluded) {
    this.folder = folder;
    this.excluded = Set.copyOf(excluded);
  }

  /** Returns the path of the least deep file whose path ends with {@code name}. */
  synchronized Optional<String> find(String name) {
    if (paths == null) {
      walk();
      return lookUp(name);
    }
    Optional<String> found = lookUp(name);
    boolean exists = found.filter(path -> Files.isRegularFile(folder.resolve(path))).isPresent();
    if (!exists && System.nanoTime() - walkedNanos > MIN_AGE_NANOS) {
      walk();
      found = lookUp(name);
    }
    return found;
  }

  @GuardedBy("this")
  private Optional<String> lookUp(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return paths.getOrDefault(last, List.of()).stream()
        .filter(path -> path.equals(name) || path.endsWith("/" + name))
        .findFirst();
  }

  @GuardedBy("this")
  private void walk() {
    Map<String, List<String>> found = new HashMap<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              boolean skip =
                  excluded.contains(dir)
                      || (!dir.equals(folder)
                          && FileNameRules.isIgnored(dir.getFileName().toString()));
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
              return FileVisitResult.CONTINUE; // An unreadable file is not indexed.
            }
          });
    } catch (IOException e) {
      found.clear();
    }
    found.values().forEach(sameName -> sameName.sort(LEAST_DEEP));
    paths = found;
    walkedNanos = System.nanoTime();
  }
}
