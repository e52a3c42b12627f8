package press.offprint.content.resource;

import java.util.Map;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.BaseUrl;
import press.offprint.model.text.SitePath;

/**
 * The facts of a post on which the files depend that it refers to.
 *
 * @param source the post's path relative to the content folder
 * @param permalink the path of its page
 * @param names the reference to each file by the name that the post uses
 * @param base the address of the site; a reference may begin with it or with its path
 */
public record PostFiles(String source, String permalink, Map<String, String> names, BaseUrl base) {
  public PostFiles {
    names = Map.copyOf(names);
  }

  /** Returns the facts of a post at its default permalink that gives its files no other names. */
  public static PostFiles of(String source) {
    String name = Regex.replaceFirst(source, "(/index)?\\.[^./]*$", "");
    return new PostFiles(source, "/" + name + "/", Map.of(), BaseUrl.UNKNOWN);
  }

  /** Returns the name of the renditions without extension. */
  String slug() {
    String files = SitePath.files(permalink);
    String trimmed = files.substring(0, Math.max(0, files.length() - 1));
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /** Returns the folder of a page bundle with a slash at its end; empty for other posts. */
  public String bundle() {
    String folder = source.substring(0, source.lastIndexOf('/') + 1);
    String file = source.substring(folder.length());
    return Regex.matches(file, "(?i)index\\.(?:[^./]+\\.)?(?:md|markdown)") ? folder : "";
  }
}
