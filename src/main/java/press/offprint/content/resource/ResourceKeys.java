package press.offprint.content.resource;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Urlizer;

/**
 * The file names of one article's resources. A name is kept if it is safe on every file system and
 * in every URL; another name is rewritten. Names are unique also on file systems that ignore case,
 * and never those of a rendition.
 */
final class ResourceKeys {
  private static final int MAX_STEM = 60;
  private static final int MAX_BYTES = 150;
  private static final String SIGNS = "-_.~+@()=, ";
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9_]+");
  private static final Pattern ENDS = Pattern.compile("^[-_]+|[-_]+$");
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|clock|index|feed|atom|sitemap)(?:\\..*)?");

  // The extensions of the editions here, and of those that projects add.
  private static final Set<String> RENDITIONS =
      Set.of(
          "html", "htm", "pdf", "epub", "jsonld", "json", "xml", "txt", "md", "gmi", "zip", "gz");

  private final String slug;
  private final Set<String> taken = new HashSet<>();

  /**
   * Creates the names of an article.
   *
   * @param slug the name of the article's renditions without extension
   */
  ResourceKeys(String slug) {
    this.slug = slug.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns a key that was not returned before.
   *
   * @param name a file name, in any script, maybe behind the folders of a page bundle
   * @param extension the extension of the file's type, without a dot
   * @param image true for a picture; other files may not have the name of a rendition
   */
  String next(String name, String extension, boolean image) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 && dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
    String own = stem.equals(name) ? "" : name.substring(dot + 1);
    boolean same = type(own).equals(type(extension));
    boolean safe = same && isSafe(name);
    String written = safe ? stem : ascii(stem.substring(stem.lastIndexOf('/') + 1));
    String end = "." + (safe ? own : extension);
    String kind = image ? "image" : "file";
    String last = written.substring(written.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (written.isEmpty()) {
      written = kind;
    } else if (Regex.matcher(RESERVED, last).matches() || isRendition(last, end)) {
      written = kind + "-" + written.replace('/', '-');
    }
    String key = written + end;
    for (int n = 2; !taken.add(key.toLowerCase(Locale.ROOT)); n++) {
      key = written + "-" + n + end;
    }
    return key;
  }

  private boolean isRendition(String stem, String end) {
    return stem.equals(slug) && RENDITIONS.contains(end.substring(1).toLowerCase(Locale.ROOT));
  }

  private static String type(String extension) {
    String lower = extension.toLowerCase(Locale.ROOT);
    return lower.equals("jpeg") || lower.equals("jpe") ? "jpg" : lower;
  }

  private static boolean isSafe(String name) {
    boolean plain =
        Normalizer.isNormalized(name, Normalizer.Form.NFC)
            && name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    for (String segment : name.split("/", -1)) {
      plain =
          plain
              && !segment.isEmpty()
              && !Urlizer.isShortNameOfGit(segment)
              && Character.isLetterOrDigit(segment.codePointAt(0))
              && " .".indexOf(segment.charAt(segment.length() - 1)) < 0
              && segment.codePoints().allMatch(c -> Urlizer.isWordPart(c) || SIGNS.indexOf(c) >= 0);
    }
    return plain;
  }

  private static String ascii(String name) {
    String letters =
        Regex.matcher(MARKS, Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String lower = letters.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("ø", "o");
    String safe = Regex.matcher(UNSAFE, lower).replaceAll("-");
    String cut = safe.length() > MAX_STEM ? safe.substring(0, MAX_STEM) : safe;
    return Regex.matcher(ENDS, cut).replaceAll("");
  }
}
