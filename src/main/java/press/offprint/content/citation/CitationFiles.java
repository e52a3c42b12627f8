package press.offprint.content.citation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.resource.SitePaths;
import press.offprint.model.Dependency;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The files of bibliographies and styles that one post reads, and their problems. */
final class CitationFiles {
  private final ResourceSource files;
  private final int maxBytes;
  private final Map<String, Dependency> dependencies = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  CitationFiles(ResourceSource files, int maxBytes) {
    this.files = files;
    this.maxBytes = maxBytes;
  }

  /** Returns the files that were looked up, found or not. */
  List<Dependency> dependencies() {
    return List.copyOf(dependencies.values());
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Adds a warning about the whole post. */
  void warn(ProblemCode code, String message, String remedy) {
    problems.add(Problem.warning(code, 0, message, remedy));
  }

  static String text(Bytes content) {
    String text = content.text();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * Reads a file, and adds it to the dependencies.
   *
   * @param from the path of the file that names it
   * @param isRequired true if a missing file is a problem
   */
  Optional<ResourceSource.Found> read(String name, String from, boolean isRequired) {
    List<String> paths = SitePaths.of(name, from);
    if (paths.isEmpty()) {
      missing(name, "is no file of the site");
      return Optional.empty();
    }
    for (String path : paths) {
      ResourceSource.Lookup lookup = files.read(path, maxBytes);
      if (lookup instanceof ResourceSource.Found found) {
        depend(path, found.content().sha256());
        return Optional.of(found);
      }
      depend(path, "");
      if (lookup instanceof ResourceSource.Refused refused) {
        warn(
            refused.code(),
            refused.message(),
            "Make the file smaller than " + (maxBytes >> 20) + " MB, or name another one.");
        return Optional.empty();
      }
    }
    if (isRequired) {
      missing(name, "is neither beside the post nor below the content folder");
    }
    return Optional.empty();
  }

  private void missing(String name, String message) {
    warn(
        ProblemCode.RESOURCE_MISSING,
        "The file \"" + name + "\" of a bibliography or a style " + message + ".",
        "Correct the path in the field bibliography or csl.");
  }

  private void depend(String path, String fingerprint) {
    dependencies.put(path, new Dependency(Dependency.Kind.FILE, path, fingerprint));
  }
}
