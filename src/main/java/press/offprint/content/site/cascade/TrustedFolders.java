package press.offprint.content.site.cascade;

import java.util.ArrayList;
import java.util.List;
import press.offprint.content.site.permalink.SourcePath;

/**
 * The folders whose sections may give every front matter field to the posts below them. The
 * publisher names them in the setting {@code trust}; by default there are none.
 *
 * @param folders paths relative to the content folder; {@code posts} is that folder alone, {@code
 *     posts/**} all folders below it, too; {@code /} is the content folder
 */
public record TrustedFolders(List<String> folders) {
  public static final TrustedFolders NONE = new TrustedFolders(List.of());

  private static final String ALL_BELOW = "**";

  public TrustedFolders {
    folders = List.copyOf(folders);
  }

  /** Returns true if a section is in a trusted folder. */
  public boolean includes(String section) {
    String folder = SourcePath.folder(section);
    return folders.stream().anyMatch(trusted -> includes(trusted, folder));
  }

  private static boolean includes(String trusted, String folder) {
    List<String> segments = new ArrayList<>();
    for (String segment : trusted.split("/", -1)) {
      if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    boolean below = !segments.isEmpty() && segments.get(segments.size() - 1).equals(ALL_BELOW);
    if (below) {
      segments.remove(segments.size() - 1);
    }
    String path = segments.isEmpty() ? "" : String.join("/", segments) + "/";
    return below ? folder.startsWith(path) : folder.equals(path);
  }
}
