package press.offprint.content.resource;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.settings.Limits;

/** The copies of pictures on the web, which {@code offprint fetch} stores as files of the site. */
public final class RemotePictures {
  private static final int HASH = 16;
  private static final int LONGEST_NAME = 40;
  private static final Pattern LAST_SEGMENT =
      Pattern.compile("https?://[^/?#]+/(?:[^?#]*/)?([^/?#]*)(?:[?#].*)?");
  private static final Pattern EXTENSION = Pattern.compile("(.*)\\.([A-Za-z]{3,4})");

  private RemotePictures() {}

  /**
   * Returns the path of the copy of a picture, relative to the folder of the copies. It depends on
   * the URL alone, and is safe on every file system.
   *
   * @param url absolute, {@code http} or {@code https}
   */
  public static String path(String url) {
    String hash = Bytes.utf8(url).sha256().substring(0, HASH);
    Matcher segment = Regex.matcher(LAST_SEGMENT, url);
    String name = segment.matches() ? segment.group(1) : "";
    Matcher extended = Regex.matcher(EXTENSION, name);
    String extension = extended.matches() ? "." + extended.group(2).toLowerCase(Locale.ROOT) : "";
    String base =
        Regex.replaceAll(
                Regex.replaceAll(
                    (extended.matches() ? extended.group(1) : name),
                    "%[0-9A-Fa-f]{2}|[^A-Za-z0-9]+",
                    "-"),
                "^-+|-+$",
                "")
            .toLowerCase(Locale.ROOT);
    String cut = base.substring(0, Math.min(LONGEST_NAME, base.length()));
    return "remote-" + (cut.isEmpty() ? "" : cut + "-") + hash + extension;
  }

  /** Returns the reason why a post cannot show this content as a picture; empty if it can. */
  public static Optional<String> fault(Bytes content, String url, Limits limits) {
    String path = path(url);
    int dot = path.lastIndexOf('.');
    try {
      ImageInspector.check(content, url, dot < 0 ? "" : path.substring(dot + 1), limits);
      return Optional.empty();
    } catch (UnusableFileException e) {
      return Optional.of(e.of("The file").message());
    }
  }
}
