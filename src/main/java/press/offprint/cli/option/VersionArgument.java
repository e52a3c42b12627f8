package press.offprint.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.cli.report.CatalogReport;
import press.offprint.model.problem.OffprintException;

/**
 * An argument that names a post and a version of it, such as {@code content/posts/hello.md@3}.
 *
 * @param path a post or a published file
 * @param number of the version
 */
public record VersionArgument(Path path, int number) {
  private static final Pattern FORM = Pattern.compile("(.+)@([0-9]{1,9})");

  /**
   * Parses an argument.
   *
   * @throws OffprintException if it names no version
   */
  public static VersionArgument of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new OffprintException(
          "\""
              + text
              + "\" names no version. Write the post, @ and a number, such as "
              + text
              + "@3");
    }
    return new VersionArgument(Path.of(form.group(1)), Integer.parseInt(form.group(2)));
  }

  /**
   * Returns the source of one post.
   *
   * @throws OffprintException if the catalog has no post at the path, or several
   */
  public static String source(CatalogReport report, Path path) {
    List<String> sources =
        report.at(path).stream().map(item -> item.entry().source()).distinct().toList();
    if (sources.size() != 1) {
      throw new OffprintException(
          sources.isEmpty()
              ? "The catalog has no post at " + path + ". List all posts with: offprint status -v"
              : path + " names " + sources.size() + " posts. Name one of them.");
    }
    return sources.get(0);
  }
}
