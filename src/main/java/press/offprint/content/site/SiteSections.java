package press.offprint.content.site;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.model.Site;
import press.offprint.model.navigation.PageLink;

/** The paths of the lists of a site, as far as the sources alone give them. Immutable. */
final class SiteSections {
  private final SiteLanguages languages;

  // The folders of the content that have posts, by their path in the site.
  private final Set<String> folders = new HashSet<>();

  SiteSections(Collection<PostHeader> headers, SiteLanguages languages) {
    this.languages = languages;
    for (PostHeader header : headers) {
      String source = languages.local(header.source());
      int slash = source.indexOf('/');
      if (slash > 0) {
        String home = languages.siteOf(header.metadata()).home().substring(1);
        folders.add(home + PathSegments.urlize(source.substring(0, slash)));
      }
    }
  }

  /**
   * Returns true if a path may be that of a list: of all posts, of a section, or of terms.
   *
   * @param path without outer slashes
   */
  boolean isListPath(String path) {
    return folders.contains(path)
        || languages.tags().stream().anyMatch(tag -> isListPath(path, languages.site(tag)));
  }

  private static boolean isListPath(String path, Site site) {
    String home = site.home().substring(1);
    return (path + "/").equals("/" + home)
        || (path + "/").equals(home)
        || Taxonomies.of(site).holds(path)
        || (path.startsWith(home) && Archive.holds(path.substring(home.length())));
  }

  /** Returns true if a path without outer slashes is in one of the other languages of the site. */
  boolean isInOtherLanguage(String path) {
    return languages.homes().stream()
        .map(PageLink::path)
        .anyMatch(home -> home.length() > 1 && ("/" + path + "/").startsWith(home));
  }
}
