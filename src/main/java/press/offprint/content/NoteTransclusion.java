package press.offprint.content;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.frontmatter.PostSource;
import press.offprint.content.markdown.HeadingSlug;
import press.offprint.content.markdown.limit.LimitException;
import press.offprint.content.markdown.limit.MarkdownLimits;
import press.offprint.content.resource.ResourceSource;
import press.offprint.model.Post;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.settings.Limits;

/**
 * A text that one note embeds of another: all of it, or one heading with the text below.
 *
 * @param frontMatter the front matter of the other note as written
 * @param fingerprint SHA-256 of the other note's file
 */
record NoteTransclusion(String markdown, String frontMatter, String fingerprint) {
  private static final int LONGEST = 100_000;
  private static final Pattern LINE =
      Pattern.compile("(?m)^(?:(#{1,6})[ \\t]+(.*?)[ \\t#]*|(```|~~~).*)$");

  /**
   * Returns the embedded text; empty if the note is unreadable, too long or invalid, or has no such
   * heading.
   *
   * @param heading empty for the whole note; a block id ({@code ^id}) gives an empty result
   */
  static Optional<NoteTransclusion> find(
      String source, String heading, ResourceSource files, Limits limits) {
    boolean block = heading.startsWith("^");
    return !block && files.read(source, limits.postBytes()) instanceof ResourceSource.Found found
        ? of(found, heading, limits)
        : Optional.empty();
  }

  /** Returns the embedded text of a file. */
  static Optional<NoteTransclusion> of(ResourceSource.Found found, String heading, Limits limits) {
    Optional<PostSource> note =
        PostSource.of(new Post(found.path(), found.content()), limits).accepted();
    return note.flatMap(
            text -> heading.isEmpty() ? Optional.of(text.body()) : below(text.body(), heading))
        .filter(text -> text.length() <= LONGEST && !text.isBlank() && isWithinLimits(text, limits))
        .map(
            text -> new NoteTransclusion(text, note.get().frontMatter(), found.content().sha256()));
  }

  private static boolean isWithinLimits(String text, Limits limits) {
    try {
      MarkdownLimits.check(text, 1, limits);
      return true;
    } catch (LimitException e) {
      return false; // The note itself is rejected; the note that embeds it shows a link.
    }
  }

  private static Optional<String> below(String body, String heading) {
    Matcher line = Regex.matcher(LINE, body);
    int start = -1;
    int level = 0;
    boolean code = false;
    while (line.find()) {
      if (line.group(3) != null) {
        code = !code;
      } else if (!code && start >= 0 && line.group(1).length() <= level) {
        return Optional.of(body.substring(start, line.start()));
      } else if (!code
          && start < 0
          && HeadingSlug.of(line.group(2)).equals(HeadingSlug.of(heading))) {
        start = line.start();
        level = line.group(1).length();
      }
    }
    return start < 0 ? Optional.empty() : Optional.of(body.substring(start));
  }
}
