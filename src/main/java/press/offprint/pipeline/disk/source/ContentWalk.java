package press.offprint.pipeline.disk.source;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.disk.FileNameRules;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.OpenFolder;
import press.offprint.pipeline.disk.RootDirectory;

/** One walk through the content folder, for one thread and one use. */
final class ContentWalk {
  static final int MAX_DEPTH = 100;

  private final RootDirectory root;
  private final Path folder;
  private final Path output;
  private final List<SourceFile> found = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private boolean metLink;
  // A folder is walked at most twice, once under its real path and once behind a link. Otherwise
  // links to folders of links would double the work at each level.
  private final Set<Path> walkedBehindLinks = new HashSet<>();

  /**
   * A folder of the walk.
   *
   * @param path its path with links
   * @param open its handle, through which its entries are listed
   * @param real its real path
   * @param prefix its path relative to the content folder, with a slash at the end unless empty
   */
  private record Folder(
      OpenFolder open, Path path, Path real, String prefix, int depth, boolean behindLink) {}

  ContentWalk(RootDirectory root, Path folder, Path output) {
    this.root = root;
    this.folder = folder;
    this.output = output;
  }

  List<SourceFile> found() {
    return found;
  }

  /** Returns the files that are posts of other tools, in formats that are not read. */
  List<String> unread() {
    return unread;
  }

  /** Returns true if the walk met a link, also to a file that is no post. */
  boolean metLink() {
    return metLink;
  }

  /**
   * Walks the whole folder.
   *
   * @throws IOException if the content folder cannot be read; other failures become problems
   */
  void walk() throws IOException {
    try (OpenFolder open = root.openReal(root.real())) {
      visitAll(new Folder(open, folder, root.real(), "", 0, false));
    }
  }

  /** Walks one file or folder, relative to the content folder. */
  void walk(String path) {
    String[] names = path.split("/", -1);
    for (String name : names) {
      if (FileNameRules.isIgnored(name)) {
        return;
      }
    }
    Path child = folder.resolve(path);
    int nameStart = path.lastIndexOf('/') + 1;
    String prefix = path.substring(0, nameStart);
    try {
      Path real = child.getParent().toRealPath();
      if (!root.contains(real)) {
        add(path, child, FileStamp.MISSING, SourceProblems.outside());
      } else if (!real.startsWith(output)) {
        boolean behindLink = !real.equals(root.real().resolve(prefix).normalize());
        try (OpenFolder open = root.openReal(real)) {
          visit(
              new Folder(open, child.getParent(), real, prefix, names.length - 1, behindLink),
              child);
        }
      }
    } catch (NoSuchFileException e) {
      // The file was deleted: there is nothing to report.
    } catch (IOException e) {
      if (FileNameRules.isPost(path)) {
        add(path, child, FileStamp.MISSING, SourceProblems.unreadable(e));
      }
    }
  }

  private static List<Path> children(Folder parent) throws IOException {
    List<Path> out = new ArrayList<>();
    for (Path child : parent.open().list()) {
      out.add(parent.path().resolve(child.getFileName()));
    }
    Collections.sort(out);
    return out;
  }

  private void visitAll(Folder parent) throws IOException {
    for (Path child : children(parent)) {
      visit(parent, child);
    }
  }

  private void visit(Folder parent, Path child) {
    String name = child.getFileName().toString();
    if (FileNameRules.isIgnored(name)) {
      return;
    }
    String source = parent.prefix() + name;
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
        case FOLDER -> enter(parent, child, parent.real().resolve(name), parent.behindLink());
        case LINK -> {
          metLink = true;
          follow(parent, child, post);
        }
        case FILE, SPECIAL -> {
          if (post) {
            add(source, child, stat);
          } else if (FileNameRules.isUnreadPost(name)) {
            unread.add(source);
          }
        }
      }
    } catch (NoSuchFileException e) {
      // The file was deleted after the folder was listed.
    } catch (IOException e) {
      if (post) {
        add(source, child, FileStamp.MISSING, SourceProblems.unreadable(e));
      }
    }
  }

  private void follow(Folder parent, Path link, boolean post) throws IOException {
    String source = parent.prefix() + link.getFileName();
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
      if (!root.contains(real)) {
        add(source, link, FileStamp.MISSING, SourceProblems.outside());
      } else if (parent.real().startsWith(real)) {
        add(source, link, FileStamp.MISSING, SourceProblems.loop());
      } else {
        enter(parent, link, real, true);
      }
    } else if (post && target.kind() == FileStat.Kind.FILE && !root.contains(real)) {
      add(source, link, FileStamp.MISSING, SourceProblems.outside());
    } else if (post) {
      add(source, link, target);
    }
  }

  private static boolean isLoop(FileSystemException e) {
    return String.valueOf(e.getReason()).contains("Too many levels of symbolic links");
  }

  private void enter(Folder parent, Path child, Path real, boolean behindLink) {
    String source = parent.prefix() + child.getFileName();
    if (real.startsWith(output)) {
      return;
    } else if (parent.depth() >= MAX_DEPTH) {
      add(source, child, FileStamp.MISSING, SourceProblems.tooDeep(MAX_DEPTH));
      return;
    } else if (behindLink && !walkedBehindLinks.add(real)) {
      add(source, child, FileStamp.MISSING, SourceProblems.loop());
      return;
    }
    try (OpenFolder open = open(parent, child, real)) {
      visitAll(new Folder(open, child, real, source + "/", parent.depth() + 1, behindLink));
    } catch (NoSuchFileException e) {
      // The folder was deleted after its parent was listed.
    } catch (IOException e) {
      add(source, child, FileStamp.MISSING, SourceProblems.unreadable(e));
    }
  }

  private OpenFolder open(Folder parent, Path child, Path real) throws IOException {
    boolean isLink = !real.equals(parent.real().resolve(child.getFileName()));
    return isLink ? root.openReal(real) : parent.open().folder(child.getFileName());
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
