package press.offprint.content.resource;

import java.util.List;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;

/** The files that posts may refer to: the only access of the content packages to the disk. */
@FunctionalInterface
public interface ResourceSource {

  /**
   * Reads the file at {@code path}: first below the content folder, then below the static folder.
   *
   * @param path relative, segments joined by {@code /}, without {@code .}, {@code ..}, empty
   *     segments, backslashes or control characters
   * @param maxBytes the limit; a larger file is refused with {@link ProblemCode#LIMIT_SIZE}
   */
  Lookup read(String path, int maxBytes);

  /**
   * Returns the path of the file with a name, in Obsidian's order: in {@code folder}, at the root
   * of the content folder, then in the folder with the fewest parents. Empty if there is none.
   *
   * @param folder a path that ends with a slash, or empty
   * @param name a file name, which may follow some of its folders
   */
  default Optional<String> locate(String folder, String name) {
    return Optional.empty();
  }

  /**
   * Returns the path of the copy of a picture on the web, which may be missing.
   *
   * @param url absolute, {@code http} or {@code https}
   */
  default String copyOf(String url) {
    return RemotePictures.path(url);
  }

  /**
   * Returns the names of the files directly in a folder of the content, sorted; empty if there is
   * no such folder.
   *
   * @param folder a path that ends with a slash, or empty
   */
  default List<String> names(String folder) {
    return List.of();
  }

  /** The result of a look-up. */
  sealed interface Lookup {}

  /**
   * The whole file.
   *
   * @param path the requested path
   */
  record Found(String path, Bytes content) implements Lookup {}

  /** There is no such file. */
  record Missing() implements Lookup {}

  /**
   * The file exists and may not be read.
   *
   * @param message one sentence for the author of the reference
   */
  record Refused(ProblemCode code, String message) implements Lookup {}
}
