package press.offprint.content.resource;

import java.util.Optional;
import press.offprint.model.ProblemCode;
import press.offprint.model.bytes.Bytes;

/** The files that posts may refer to: the port through which reading reaches the world. */
@FunctionalInterface
public interface ResourceSource {

  /**
   * Reads the file at {@code path}: first below the content folder, then below the static folder.
   *
   * @param path relative, segments joined by {@code /}, without {@code .}, {@code ..}, empty
   *     segments, backslashes or control characters
   * @param maxBytes a larger file is refused with {@link ProblemCode#LIMIT_SIZE}
   */
  Lookup read(String path, int maxBytes);

  /**
   * The path of the file that a name without its folders means, as Obsidian finds it: in {@code
   * folder}, at the root of the content folder, else the one that lies least deep.
   *
   * @param folder a path that ends with a slash, or empty
   * @param name a file name, maybe behind some of its folders
   */
  default Optional<String> locate(String folder, String name) {
    return Optional.empty();
  }

  /** What became of a look-up. */
  sealed interface Lookup {}

  /**
   * The file, read once and whole.
   *
   * @param path as asked for
   */
  record Found(String path, Bytes content) implements Lookup {}

  /** No such file. */
  record Missing() implements Lookup {}

  /**
   * There is something, and it may not be read.
   *
   * @param message one sentence for the person who wrote the reference
   */
  record Refused(ProblemCode code, String message) implements Lookup {}
}
