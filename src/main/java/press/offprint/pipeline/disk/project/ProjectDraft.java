package press.offprint.pipeline.disk.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.FolderDeletion;
import press.offprint.pipeline.disk.IoErrorText;

/**
 * New files of a project. They are written into a hidden folder in the project, and moved to their
 * places together; if one of the places is taken, or anything fails, the project stays unchanged.
 */
public final class ProjectDraft implements AutoCloseable {
  private static final String SCRATCH = ".unpacked";

  private final Path project;
  private final Path folder;
  private final boolean created;
  private boolean kept;

  private ProjectDraft(Path project, Path folder, boolean created) {
    this.project = project;
    this.folder = folder;
    this.created = created;
  }

  /**
   * Begins a draft.
   *
   * @param project a folder; it is created if it is missing, and deleted again if nothing is added
   * @throws OffprintException if the folder cannot be written
   */
  public static ProjectDraft in(Path project) {
    boolean missing = !Files.exists(project);
    try {
      Files.createDirectories(project);
      return new ProjectDraft(
          project, Files.createTempDirectory(project, ".offprint-draft-"), missing);
    } catch (IOException e) {
      throw new OffprintException(
          "The folder "
              + project
              + " cannot be written: "
              + IoErrorText.of(e)
              + ". Choose another folder.",
          e);
    }
  }

  /** Returns a new folder for files that are no part of the project. */
  public Path scratch() {
    try {
      return Files.createDirectory(folder.resolve(SCRATCH));
    } catch (IOException e) {
      throw failed(SCRATCH, e);
    }
  }

  /** Deletes the folder of {@link #scratch}. */
  public void deleteScratch() {
    try {
      FolderDeletion.deleteAll(folder.resolve(SCRATCH));
    } catch (IOException e) {
      throw failed(SCRATCH, e);
    }
  }

  /** Returns true if the draft has a file or folder of this name. */
  public boolean has(String name) {
    return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** Adds a text file. */
  public void write(String name, String text) {
    try (OutputStream out = create(name)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  /** Adds a copy of a file. */
  public void copy(String name, Path from) {
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = create(name)) {
      in.transferTo(out);
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  private OutputStream create(String name) throws IOException {
    Path place = folder.resolve(name).normalize();
    if (!place.startsWith(folder) || place.equals(folder)) {
      throw new OffprintException("\"" + name + "\" is not a file below the project folder.");
    }
    Files.createDirectories(place.getParent());
    return Files.newOutputStream(place, StandardOpenOption.CREATE_NEW);
  }

  private static OffprintException failed(String name, IOException e) {
    return new OffprintException(
        "The file " + name + " cannot be written: " + IoErrorText.of(e) + ".", e);
  }

  /**
   * Moves all files to their places.
   *
   * @return the names of the files, relative to the project, in alphabetical order
   * @throws OffprintException if a file exists already, or cannot be moved; then none is moved
   */
  public List<String> commit() {
    List<String> names = files();
    List<String> taken =
        names.stream()
            .filter(name -> Files.exists(project.resolve(name), LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (!taken.isEmpty()) {
      String more = taken.size() > 5 ? " and " + (taken.size() - 5) + " more" : "";
      throw new OffprintException(
          "Nothing was written, because "
              + project
              + " already has "
              + String.join(", ", taken.subList(0, Math.min(5, taken.size())))
              + more
              + ". Choose another folder or name, or move these files away.");
    }
    Deque<Path[]> moved = new ArrayDeque<>();
    try {
      moveInto(folder, project, moved);
    } catch (IOException e) {
      moved.forEach(ProjectDraft::moveBack);
      throw new OffprintException(
          "Nothing was written, because a file cannot be moved into "
              + project
              + ": "
              + IoErrorText.of(e)
              + ".",
          e);
    }
    kept = true;
    return names;
  }

  private List<String> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failed(folder.toString(), e);
    }
  }

  // A folder that is missing is moved as a whole, so that a large import appears in few steps.
  private static void moveInto(Path from, Path to, Deque<Path[]> moved) throws IOException {
    List<Path> children = new ArrayList<>();
    try (Stream<Path> list = Files.list(from)) {
      list.sorted().forEach(children::add);
    }
    for (Path child : children) {
      Path place = to.resolve(child.getFileName().toString());
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) && Files.isDirectory(place)) {
        moveInto(child, place, moved);
      } else {
        Files.move(child, place);
        moved.push(new Path[] {place, child});
      }
    }
  }

  private static void moveBack(Path[] pair) {
    try {
      Files.move(pair[0], pair[1]);
    } catch (IOException e) {
      throw new OffprintException(
          "The file " + pair[0] + " was left behind: " + IoErrorText.of(e) + ". Delete it.", e);
    }
  }

  /** Deletes what was not moved. */
  @Override
  public void close() {
    try {
      FolderDeletion.deleteAll(folder);
      if (created && !kept) {
        Files.deleteIfExists(project);
      }
    } catch (IOException e) {
      throw new OffprintException(
          "The folder " + folder + " cannot be deleted: " + IoErrorText.of(e) + ". Delete it.", e);
    }
  }
}
