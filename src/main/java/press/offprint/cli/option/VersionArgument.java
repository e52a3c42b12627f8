package press.offprint.cli.option;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
}
