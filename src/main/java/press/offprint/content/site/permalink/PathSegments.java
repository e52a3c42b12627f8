package press.offprint.content.site.permalink;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Urlizer;

/** The segments of permalinks: made like those of Hugo, and valid as names on all file systems. */
public final class PathSegments {
  /** The most bytes of UTF-8; file systems allow 255, and editions add an extension. */
  static final int MAX_BYTES = 200;

  private static final Pattern WINDOWS_DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9¹²³])(\\..*)?");
  // A folder x.pdf could be in the place of the file x.pdf of another post.
  private static final Pattern LIKE_RENDITION =
      Pattern.compile("(?i)(.*)\\.(html?|pdf|epub|xml|jsonld|json|txt|md|gmi|zip)");

  /** The first segments of paths that files of the site itself need. */
  private static final Set<String> RESERVED =
      Set.of(
          Regex.split(
              """
          index index.html index.xml feed.xml atom.xml feed.json sitemap.xml robots.txt 404.html
          opds.xml catalog.json .offprint""",
              "\\s+",
              -1));

  /** The end of a segment that was changed because its path is reserved. */
  public static final String MOVED = "-page";

  private PathSegments() {}

  /** Returns a name as Hugo's {@code urlize} does, made safe; empty if no character is usable. */
  public static String urlize(String name) {
    return urlize(name, true);
  }

  /** Returns a name made safe, in lower case or as it is. */
  static String urlize(String name, boolean lowerCase) {
    String clean = Urlizer.of(name, lowerCase);
    if (clean.isEmpty()) {
      return "";
    }
    if (Urlizer.isShortNameOfGit(clean)) {
      return clean.replace('~', '-');
    }
    if (isDevice(clean)) {
      clean = Regex.replaceFirst(clean, "^([^.]*)", "$1-page");
    }
    Matcher rendition = Regex.matcher(LIKE_RENDITION, clean);
    return shorten(rendition.matches() ? rendition.group(1) + "-" + rendition.group(2) : clean);
  }

  /** Returns a path without the extension that renditions have; else the path itself. */
  public static String withoutRendition(String path) {
    Matcher rendition = Regex.matcher(LIKE_RENDITION, path);
    return rendition.matches() ? rendition.group(1) : path;
  }

  /** Returns true if Windows reserves the name for a device. */
  static boolean isDevice(String segment) {
    return Regex.matcher(WINDOWS_DEVICE, segment).matches();
  }

  /** Returns true if files of the site itself need paths with this first segment. */
  public static boolean isReserved(String first) {
    return RESERVED.contains(first.toLowerCase(Locale.ROOT));
  }

  /** Returns the number of bytes of UTF-8. */
  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns a key that is equal for names that some file system takes for one (case, NFC). */
  public static String fold(String path) {
    if (path.chars().allMatch(c -> c < 128)) {
      return path.toLowerCase(Locale.ROOT);
    }
    String upper = Normalizer.normalize(path, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  // A hash of the whole name makes the cut name unique.
  private static String shorten(String segment) {
    if (bytes(segment) <= MAX_BYTES) {
      return segment;
    }
    StringBuilder out = new StringBuilder();
    int size = 0;
    for (int i = 0; i < segment.length(); ) {
      int c = segment.codePointAt(i);
      size += bytes(Character.toString(c));
      if (size > MAX_BYTES - 9) {
        break;
      }
      out.appendCodePoint(c);
      i += Character.charCount(c);
    }
    return out + "-" + Bytes.utf8(segment).sha256().substring(0, 8);
  }
}
