package press.offprint.content.resource;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file names of one article's resources. They are safe on every file system and in every URL,
 * unique also on file systems that ignore case, and never the name of a rendition.
 */
final class ResourceKeys {
  private static final int MAX_STEM = 60;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9_]+");
  private static final Pattern ENDS = Pattern.compile("^[-_]+|[-_]+$");
  private static final Pattern RESERVED =
      Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]|clock|index|feed|sitemap");

  private final Set<String> taken = new HashSet<>();

  /**
   * Returns a key that was not returned before.
   *
   * @param name a file name, in any script
   * @param extension without a dot
   * @param image true for a picture, which keeps its name; other names get a prefix, because they
   *     could equal the name of a rendition
   */
  String next(String name, String extension, boolean image) {
    int dot = name.lastIndexOf('.');
    String ascii = ascii(dot > 0 ? name.substring(0, dot) : name);
    String kind = image ? "image" : "file";
    String stem = ascii;
    if (ascii.isEmpty()) {
      stem = kind;
    } else if (!image || RESERVED.matcher(ascii).matches()) {
      stem = kind + "-" + ascii;
    }
    String key = stem + "." + extension;
    for (int n = 2; !taken.add(key); n++) {
      key = stem + "-" + n + "." + extension;
    }
    return key;
  }

  private static String ascii(String name) {
    String letters = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String lower = letters.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("ø", "o");
    String safe = UNSAFE.matcher(lower).replaceAll("-");
    String cut = safe.length() > MAX_STEM ? safe.substring(0, MAX_STEM) : safe;
    return ENDS.matcher(cut).replaceAll("");
  }
}
