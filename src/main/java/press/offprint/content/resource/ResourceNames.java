package press.offprint.content.resource;

import java.util.Locale;

/** The names of files that a post may hold. */
public final class ResourceNames {
  private ResourceNames() {}

  /** Returns true if a name has the extension of a picture, or of a file that a link may offer. */
  public static boolean mayBeFile(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return false;
    }
    String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return ImageInspector.isPicture(extension) || DownloadTypes.isOffered(extension);
  }
}
