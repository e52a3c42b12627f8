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
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * The files of bibliographies, styles and glossaries that one post reads, and their problems. For
 * one thread.
 */
public final class CitationFiles {
  private static final int MAX_BYTES = 16 << 20;

  private final ResourceSource files;
  private final int maxBytes;
  private final Map<String, Dependency> dependencies = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  public CitationFiles(ResourceSource files, Limits limits) {
    this.files = files;
    this.maxBytes = Math.min(MAX_BYTES, limits.resourceBytes());
  }

  /**
   * A file as text.
   *
   * @param path relative to the content folder
   */
  public record Text(String path, String text) {}

  /** Returns the reference to a file that the configuration names. */
  public static String ofSite(String name) {
    return "/" + Regex.replaceFirst(name, "^/+", "");
  }

  /**
   * Reads a file that must exist.
   *
   * @param from the path of the file that names it
   */
  public Optional<Text> text(String name, String from) {
    return read(name, from, true).map(file -> new Text(file.path(), text(file.content())));
  }

  /** Returns the files that were looked up, found or not. */
  public List<Dependency> dependencies() {
    return List.copyOf(dependencies.values());
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Adds a warning about the whole post. */
  public void warn(ProblemCode code, String message, String remedy) {
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
      missing(
          name, "is neither beside the post nor below the content folder nor beside offprint.yaml");
    }
    return Optional.empty();
  }

  private void missing(String name, String message) {
    warn(
        ProblemCode.RESOURCE_MISSING,
        "The file \"" + name + "\" of a bibliography, a style or a glossary " + message + ".",
        "Correct the path in the field bibliography, csl or glossary.");
  }

  private void depend(String path, String fingerprint) {
    dependencies.put(path, new Dependency(Dependency.Kind.FILE, path, fingerprint));
  }
}
