package press.offprint.model;

import java.util.Map;

/**
 * A file of the whole site that is no list of posts, such as a part of the sitemap.
 *
 * @param publication its articles are those that the file shows
 * @param part replaces {@code {part}} in the file name; empty for the only or the first file
 * @param values further variables of the template
 */
public record SiteFile(Publication publication, String part, Map<String, Object> values) {
  public SiteFile {
    values = Map.copyOf(values);
  }

  /** Returns the same file with another publication. */
  public SiteFile with(Publication other) {
    return new SiteFile(other, part, values);
  }
}
