package press.offprint.pipeline.watch;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import press.offprint.pipeline.disk.FileNameRules;

/**
 * The files that a poll of the content folder has to look at: all of them, or the posts that events
 * named. Safe for many threads.
 */
public final class PollScope {
  private final Path content;
  private final Collection<Path> others;
  private volatile Optional<Set<Path>> changed = Optional.empty();
  private volatile Set<Path> folders = Set.of();

  /**
   * Creates a scope that holds everything.
   *
   * @param roots the watched folders; a change outside of the content folder may change every post
   */
  public PollScope(FolderWatcher.Roots roots) {
    this.content = roots.content();
    this.others = roots.others();
  }

  /** Holds everything from now on. */
  void holdEverything() {
    changed = Optional.empty();
  }

  /**
   * Holds what events named, if these are files of posts, or files that are never looked at.
   *
   * @param paths empty if some changes are unknown
   */
  void hold(Optional<Set<Path>> paths) {
    Set<Path> posts = new HashSet<>();
    Set<Path> around = new HashSet<>();
    boolean known = paths.isPresent();
    for (Path path : paths.orElse(Set.of())) {
      String name = path.getFileName().toString();
      boolean below = path.startsWith(content) && others.stream().noneMatch(path::startsWith);
      if (below && FileNameRules.isPost(name) && !FileNameRules.isIgnored(name)) {
        posts.add(path);
        for (Path up = path.getParent(); up.startsWith(content); up = up.getParent()) {
          around.add(up);
        }
      } else if (!below || !FileNameRules.isIgnored(name)) {
        known = false;
      }
    }
    folders = around;
    changed = known ? Optional.of(posts) : Optional.empty();
  }

  /** Returns true if a poll has to look at this folder. */
  boolean holdsFolder(Path folder) {
    return changed.isEmpty() || folders.contains(folder);
  }

  /** Returns true if a poll has to look at this file. */
  boolean holdsFile(Path file) {
    Optional<Set<Path>> known = changed;
    return known.isEmpty() || known.get().contains(file);
  }

  /**
   * Returns the sources that changed since the last scan, relative to the content folder; empty if
   * a scan has to look at all of them.
   */
  public Optional<Set<String>> changed() {
    return changed.map(
        paths -> {
          Set<String> sources = new HashSet<>();
          paths.forEach(path -> sources.add(source(path)));
          return sources;
        });
  }

  private String source(Path path) {
    return content.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
