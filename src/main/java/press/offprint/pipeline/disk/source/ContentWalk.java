package press.offprint.pipeline.disk.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.model.Problem;
import press.offprint.pipeline.disk.FileNameRules;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.RootDirectory;

/** One walk through the content folder; used by one thread, once. */
final class ContentWalk {
  static final int MAX_DEPTH = 100;

  private final RootDirectory root;
  private final Path folder;
  private final Path output;
  private final List<SourceFile> found = new ArrayList<>();
  // Each folder is walked at most twice, once as itself and once behind links: without this, links
  // to folders of links would double the work at each level.
  private final Set<Path> behindLinks = new HashSet<>();

  /** A folder on the way: {@code path} as walked, {@code real} as it lies on disk. */
  private record Place(Path path, Path real, String prefix, int depth, boolean behindLink) {}

  ContentWalk(RootDirectory root, Path folder, Path output) {
    this.root = root;
    this.folder = folder;
    this.output = output;
  }

  List<SourceFile> found() {
    return found;
  }

  /** Walks everything; only the content folder itself may fail. */
  void all() throws IOException {
    Place top = new Place(folder, root.real(), "", 0, false);
    for (Path child : children(top)) {
      look(top, child);
    }
  }

  /** Looks at one file or folder, and below it. */
  void under(String under) {
    String[] names = under.split("/", -1);
    for (String name : names) {
      if (FileNameRules.isIgnored(name)) {
        return;
      }
    }
    Path child = folder.resolve(under);
    int cut = under.lastIndexOf('/') + 1;
    String prefix = under.substring(0, cut);
    try {
      Path real = child.getParent().toRealPath();
      if (!root.holds(real)) {
        add(under, child, FileStamp.MISSING, SourceProblems.outside());
      } else if (!real.startsWith(output)) {
        boolean behindLink = !real.equals(root.real().resolve(prefix).normalize());
        look(new Place(child.getParent(), real, prefix, names.length - 1, behindLink), child);
      }
    } catch (NoSuchFileException e) {
      // Gone in the meantime: nothing to report.
    } catch (IOException e) {
      if (FileNameRules.isPost(under)) {
        add(under, child, FileStamp.MISSING, SourceProblems.unreadable(e));
      }
    }
  }

  private static List<Path> children(Place place) throws IOException {
    List<Path> out = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(place.path())) {
      stream.forEach(out::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(out);
    return out;
  }

  private void look(Place place, Path child) {
    String name = child.getFileName().toString();
    if (FileNameRules.isIgnored(name)) {
      return;
    }
    String source = place.prefix() + name;
    boolean post = FileNameRules.isPost(name);
    try {
      FileStat stat = FileStat.of(child);
      if (FileNameRules.isGarbled(child, name)) {
        if (post || stat.kind() == FileStat.Kind.FOLDER) {
          add(source, child, stat.stamp(), SourceProblems.garbled());
        }
        return;
      }
      switch (stat.kind()) {
        case FOLDER -> enter(place, child, place.real().resolve(name), place.behindLink());
        case LINK -> follow(place, child, post);
        case FILE, SPECIAL -> {
          if (post) {
            add(source, child, stat);
          }
        }
      }
    } catch (NoSuchFileException e) {
      // Gone since the folder was listed.
    } catch (IOException e) {
      if (post) {
        add(source, child, FileStamp.MISSING, SourceProblems.unreadable(e));
      }
    }
  }

  private void follow(Place place, Path link, boolean post) throws IOException {
    String source = place.prefix() + link.getFileName();
    Path real;
    try {
      real = link.toRealPath();
    } catch (NoSuchFileException e) {
      if (post) {
        add(source, link, FileStamp.MISSING, SourceProblems.dangling());
      }
      return;
    } catch (FileSystemException e) {
      if (post) {
        add(
            source,
            link,
            FileStamp.MISSING,
            isLoop(e) ? SourceProblems.loop() : SourceProblems.unreadable(e));
      }
      return;
    }
    FileStat target = FileStat.of(real);
    if (target.kind() == FileStat.Kind.FOLDER) {
      if (!root.holds(real)) {
        add(source, link, FileStamp.MISSING, SourceProblems.outside());
      } else if (place.real().startsWith(real)) {
        add(source, link, FileStamp.MISSING, SourceProblems.loop());
      } else {
        enter(place, link, real, true);
      }
    } else if (post && target.kind() == FileStat.Kind.FILE && !root.holds(real)) {
      add(source, link, FileStamp.MISSING, SourceProblems.outside());
    } else if (post) {
      add(source, link, target);
    }
  }

  private static boolean isLoop(FileSystemException e) {
    return String.valueOf(e.getReason()).contains("Too many levels of symbolic links");
  }

  private void enter(Place place, Path child, Path real, boolean behindLink) {
    String source = place.prefix() + child.getFileName();
    if (real.startsWith(output)) {
      return;
    } else if (place.depth() >= MAX_DEPTH) {
      add(source, child, FileStamp.MISSING, SourceProblems.tooDeep(MAX_DEPTH));
      return;
    } else if (behindLink && !behindLinks.add(real)) {
      add(source, child, FileStamp.MISSING, SourceProblems.loop());
      return;
    }
    Place next = new Place(child, real, source + "/", place.depth() + 1, behindLink);
    try {
      for (Path grandchild : children(next)) {
        look(next, grandchild);
      }
    } catch (NoSuchFileException e) {
      // Gone since its folder was listed.
    } catch (IOException e) {
      add(source, child, FileStamp.MISSING, SourceProblems.unreadable(e));
    }
  }

  private void add(String source, Path file, FileStat stat) {
    if (stat.kind() != FileStat.Kind.FILE) {
      add(source, file, stat.stamp(), SourceProblems.notRegular());
    } else if (FileNameRules.isDots(file.getFileName().toString())) {
      add(source, file, stat.stamp(), SourceProblems.dots());
    } else {
      found.add(new SourceFile(source, file, stat.stamp(), Optional.empty()));
    }
  }

  private void add(String source, Path file, FileStamp stamp, Problem problem) {
    found.add(new SourceFile(source, file, stamp, Optional.of(problem)));
  }
}
