package press.offprint.pipeline.disk;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the name of a file tells: a post, or what editors, sync tools and systems leave behind. */
public final class FileNameRules {
  private static final List<String> POSTS = List.of(".md", ".markdown");

  private static final Set<String> LEFTOVERS =
      Set.of(
          "4913", // Vim tries with it whether it may write
          "__macosx",
          "@eadir",
          "#recycle",
          "$recycle.bin",
          "system volume information",
          "lost+found",
          "node_modules",
          "thumbs.db",
          "desktop.ini");

  private static final List<String> ENDINGS =
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
    return endsWithAny(name.toLowerCase(Locale.ROOT), POSTS);
  }

  /** Whether a post of this name has its folder to itself: Hugo's page bundles and sections. */
  public static boolean isBundle(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return isPost(lower) && (lower.startsWith("index.") || lower.startsWith("_index."));
  }

  // A plain loop: a walk asks this of every file.
  private static boolean endsWithAny(String name, List<String> endings) {
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /** True for what is passed over without a word, file or folder. */
  public static boolean isIgnored(String name) {
    if (name.startsWith(".")) {
      return !isDots(name);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return LEFTOVERS.contains(lower)
        || endsWithAny(lower, ENDINGS)
        || name.startsWith("~$")
        || (name.startsWith("#") && name.endsWith("#"))
        || lower.contains(".sync-conflict-");
  }

  /** True for a post whose name before the ending is made of dots: not hidden, but no name. */
  public static boolean isDots(String name) {
    int end = name.lastIndexOf('.');
    return end > 0 && isPost(name) && name.chars().limit(end).allMatch(c -> c == '.');
  }

  /**
   * True where the bytes of the name are not text in the system's encoding, so that the path cannot
   * be told and found again by its name.
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
