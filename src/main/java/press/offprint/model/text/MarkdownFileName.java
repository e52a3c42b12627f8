package press.offprint.model.text;

import java.util.List;

/**
 * The names of files that hold Markdown, which are the names of posts. Case makes no difference.
 */
public final class MarkdownFileName {
  /** The endings, the usual one first. */
  public static final List<String> ENDINGS =
      List.of(".md", ".markdown", ".mdx", ".mdown", ".mkdown", ".mkdn", ".mkd");

  private MarkdownFileName() {}

  /** Returns true if the last segment of a path is the name of a post. */
  public static boolean is(String path) {
    return ending(path) > 0;
  }

  /** Returns a path without the ending of a post; any other path as it is. */
  public static String withoutEnding(String path) {
    return path.substring(0, path.length() - ending(path));
  }

  // A plain loop, because a walk calls it for every file.
  private static int ending(String path) {
    for (String ending : ENDINGS) {
      if (path.regionMatches(true, path.length() - ending.length(), ending, 0, ending.length())) {
        return ending.length();
      }
    }
    return 0;
  }
}
