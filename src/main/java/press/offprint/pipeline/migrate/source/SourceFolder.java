package press.offprint.pipeline.migrate.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.IoErrorText;

/** The regular files of a folder, read within limits. Links are not followed. */
public final class SourceFolder {
  private static final int MAX_DEPTH = 64;
  private static final Set<String> SKIPPED =
      Set.of(
          ".git",
          ".svn",
          ".hg",
          ".DS_Store",
          "Thumbs.db",
          "node_modules",
          ".sass-cache",
          ".jekyll-cache",
          ".jekyll-metadata",
          ".hugo_build.lock",
          ".obsidian",
          ".trash",
          "__MACOSX");

  private final Path root;
  private final SourceLimits limits;
  private final TreeMap<String, Path> files = new TreeMap<>();
  private final List<String> links = new ArrayList<>();
  private long total;

  private SourceFolder(Path root, SourceLimits limits) {
    this.root = root;
    this.limits = limits;
  }

  /**
   * Walks a folder.
   *
   * @throws OffprintException if it is no folder, cannot be read or exceeds the limits
   */
  public static SourceFolder of(Path root, SourceLimits limits) {
    if (!Files.isDirectory(root)) {
      throw new OffprintException(root + " is not a folder. Name the folder of the site.");
    }
    SourceFolder folder = new SourceFolder(root, limits);
    try {
      Files.walkFileTree(root, Set.of(), MAX_DEPTH, folder.new Visitor());
    } catch (IOException e) {
      throw new OffprintException(
          "The folder " + root + " cannot be read: " + IoErrorText.of(e) + ".", e);
    }
    return folder;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes found) {
      boolean skipped = !folder.equals(root) && SKIPPED.contains(folder.getFileName().toString());
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
      String name = root.relativize(file).toString().replace('\\', '/');
      if (SKIPPED.contains(file.getFileName().toString())) {
        return FileVisitResult.CONTINUE;
      }
      if (!found.isRegularFile()) {
        links.add(name);
        return FileVisitResult.CONTINUE;
      }
      total += found.size();
      if (files.size() >= limits.files()
          || found.size() > limits.fileBytes()
          || total > limits.totalBytes()) {
        throw new OffprintException(
            "The import stopped at "
                + file
                + ": a site may have "
                + limits.files()
                + " files, "
                + limits.fileBytes()
                + " bytes in one and "
                + limits.totalBytes()
                + " bytes in all. Move large files out of the folder, and import it again.");
      }
      files.put(name, file);
      return FileVisitResult.CONTINUE;
    }
  }

  /** Returns the names of the files, relative to the folder, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** Returns the names of the files below a folder, relative to it. */
  public List<String> below(String folder) {
    String prefix = folder + "/";
    return files.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  /** Returns the links and other files that are no regular files. */
  public List<String> links() {
    return List.copyOf(links);
  }

  public boolean has(String name) {
    return files.containsKey(name);
  }

  public Path file(String name) {
    return files.get(name);
  }

  /** Returns the text of a file, without a byte order mark. */
  public String text(String name) {
    return text(files.get(name), limits);
  }

  /**
   * Returns the text of a file, without a byte order mark.
   *
   * @throws OffprintException if it cannot be read, is too large or is not UTF-8
   */
  public static String text(Path file, SourceLimits limits) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new OffprintException(file + " is not a regular file. Name an export file.");
      }
      if (Files.size(file) > limits.textBytes()) {
        throw new OffprintException(
            file + " is larger than " + limits.textBytes() + " bytes, the limit of a text file.");
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new OffprintException(file + " is not UTF-8. Save it as UTF-8.", e);
    } catch (IOException e) {
      throw new OffprintException(file + " cannot be read: " + IoErrorText.of(e) + ".", e);
    }
  }
}
