package press.offprint.pipeline.disk;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import press.offprint.model.text.MarkdownFileName;

/** The file names of posts, and of the leftovers of editors, sync tools and systems. */
public final class FileNameRules {
  /** Formats in which other tools keep posts, and which Offprint does not read. */
  private static final List<String> UNREAD_POSTS =
      List.of(".adoc", ".asciidoc", ".rst", ".org", ".rmd", ".qmd", ".textile", ".ipynb");

  private static final Set<String> LEFTOVERS =
      Set.of(
          "4913", // the file with which Vim tests for write permission
          "__macosx",
          "@eadir",
          "#recycle",
          "$recycle.bin",
          "system volume information",
          "lost+found",
          "node_modules",
          "thumbs.db",
          "desktop.ini");

  private static final List<String> LEFTOVER_ENDINGS =
      List.of(
          "~",
          ".swp",
          ".swo",
          ".tmp",
          ".temp",
          ".bak",
          ".part",
          ".partial",
          ".filepart",
          ".crdownload",
          ".download",
          ".camellock");

  private FileNameRules() {}

  public static boolean isPost(String name) {
    return MarkdownFileName.is(name);
  }

  /** Returns true if the file is a post of another tool, in a format that is not read. */
  public static boolean isUnreadPost(String name) {
    return endsWithAny(name.toLowerCase(Locale.ROOT), UNREAD_POSTS);
  }

  /** Returns true if a post of this name owns its folder, as Hugo's page bundles do. */
  public static boolean isBundle(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return isPost(lower) && (lower.startsWith("index.") || lower.startsWith("_index."));
  }

  // A plain loop, because a walk calls it for every file.
  private static boolean endsWithAny(String name, List<String> endings) {
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /** Returns true for a file or folder that is skipped without a message. */
  public static boolean isIgnored(String name) {
    if (name.startsWith(".")) {
      return !isDots(name);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return LEFTOVERS.contains(lower)
        || endsWithAny(lower, LEFTOVER_ENDINGS)
        || name.startsWith("~$")
        || (name.startsWith("#") && name.endsWith("#"))
        || lower.contains(".sync-conflict-");
  }

  /** Returns true for a post with only dots before the extension; it is not a hidden file. */
  public static boolean isDots(String name) {
    int end = name.lastIndexOf('.');
    return end > 0 && isPost(name) && name.chars().limit(end).allMatch(c -> c == '.');
  }

  /**
   * Returns true if the bytes of the name are not text in the system's encoding, so that no text
   * names the file.
   */
  public static boolean isGarbled(Path file, String name) {
    if (name.indexOf('\uFFFD') < 0) {
      return false;
    }
    try {
      return !file.resolveSibling(name).equals(file);
    } catch (InvalidPathException e) {
      return true;
    }
  }
}
