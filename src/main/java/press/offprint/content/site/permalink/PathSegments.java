package press.offprint.content.site.permalink;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.Urlizer;

/** One segment of a site path: made as Hugo does, and safe as a name on every file system. */
public final class PathSegments {
  /** Bytes of UTF-8; file systems hold 255, and editions add an ending. */
  static final int MAX_BYTES = 200;

  private static final Pattern WINDOWS_DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9¹²³])(\\..*)?");
  // A folder x.pdf could stand where another post's file x.pdf must go.
  private static final Pattern RENDITION =
      Pattern.compile("(?i)(.*)\\.(html?|pdf|epub|xml|json|txt|md|zip)");

  /** First segments that the site itself needs. */
  private static final Set<String> RESERVED =
      Set.of(
          "index",
          "index.html",
          "feed.xml",
          "atom.xml",
          "feed.json",
          "sitemap.xml",
          "robots.txt",
          "404.html",
          "opds",
          "opds.xml",
          "metrics",
          "health",
          "catalog.json",
          ".offprint");

  private PathSegments() {}

  /** Hugo's urlize with a name from a file: always safe; empty where nothing usable is left. */
  public static String urlize(String name) {
    String clean = sanitise(name, true);
    if (clean.isEmpty()) {
      return "";
    }
    if (isDevice(clean)) {
      clean = clean.replaceFirst("^([^.]*)", "$1-page");
    }
    Matcher rendition = RENDITION.matcher(clean);
    return shorten(rendition.matches() ? rendition.group(1) + "-" + rendition.group(2) : clean);
  }

  /**
   * Keeps letters, marks, digits and a few signs, joins words by hyphens, and begins with a letter
   * or digit; Unicode NFC.
   */
  static String sanitise(String name, boolean lowerCase) {
    return Urlizer.of(name, lowerCase);
  }

  static boolean isWordPart(int c) {
    return Urlizer.isWordPart(c);
  }

  static boolean isDevice(String segment) {
    return WINDOWS_DEVICE.matcher(segment).matches();
  }

  public static boolean isReserved(String first) {
    return RESERVED.contains(first.toLowerCase(Locale.ROOT));
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Two names count as one where a file system may think so: by case and Unicode form. */
  public static String fold(String path) {
    if (path.chars().allMatch(c -> c < 128)) {
      return path.toLowerCase(Locale.ROOT);
    }
    String upper = Normalizer.normalize(path, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  // A hash of the whole keeps cut names apart.
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
