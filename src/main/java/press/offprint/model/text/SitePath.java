package press.offprint.model.text;

import press.offprint.model.interrupt.Regex;

/** Paths of pages in the form that URLs need. */
public final class SitePath {
  private SitePath() {}

  /**
   * Returns a path as a URL holds it: every byte of its UTF-8 form that RFC 3986 section 3.3 does
   * not allow is percent-encoded, and complete escapes are kept. A query and a fragment are kept,
   * but a second number sign is encoded.
   */
  public static String encode(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '?' && path.charAt(end) != '#') {
      end++;
    }
    return Uris.completePath(path.substring(0, end)) + queryAndFragment(path.substring(end));
  }

  // A fragment begins at the first number sign and may hold no other.
  private static String queryAndFragment(String rest) {
    int behind = rest.indexOf('#') + 1;
    return behind == 0
        ? rest
        : rest.substring(0, behind) + rest.substring(behind).replace("#", "%23");
  }

  /**
   * Returns a path without query and fragment, with the number signs in its names encoded, so that
   * no fragment begins there.
   */
  public static String encodeSigns(String path) {
    return path.replace("#", "%23");
  }

  /** Returns true if a permalink is that of one file, such as {@code /post.html}. */
  public static boolean isFile(String permalink) {
    return !permalink.endsWith("/");
  }

  /**
   * Returns the path of the folder for the files of a page: the page's folder, or for a page that
   * is one file, the folder of the same name beside it.
   */
  public static String files(String permalink) {
    return isFile(permalink) ? Regex.replaceFirst(permalink, "\\.[^./]*$", "") + "/" : permalink;
  }

  /**
   * Returns the path of the picture of links to a page.
   *
   * @param files the folder of the files of the page
   * @param slug the name of the page; empty for the home page
   */
  public static String card(String files, String slug) {
    return files + (slug.isEmpty() ? "" : slug + ".") + "card.png";
  }

  /** Returns the path of the folder in which a page is, against which browsers resolve links. */
  public static String folder(String permalink) {
    return permalink.substring(0, permalink.lastIndexOf('/') + 1);
  }

  /**
   * Returns the encoded relative reference from one page to another.
   *
   * @param from a permalink such as {@code /a/b/}
   * @param to a permalink, or the path of a file
   */
  public static String relative(String from, String to) {
    String[] here = from.split("/", -1);
    String[] there = to.split("/", -1);
    int shared = 0;
    while (shared < here.length - 1
        && shared < there.length - 1
        && here[shared].equals(there[shared])) {
      shared++;
    }
    StringBuilder out = new StringBuilder("../".repeat(here.length - 1 - shared));
    for (int i = shared; i < there.length; i++) {
      out.append(there[i]).append(i < there.length - 1 ? "/" : "");
    }
    return encode(out.isEmpty() ? "./" : out.toString());
  }
}
