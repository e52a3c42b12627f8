package press.offprint.content.site;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import press.offprint.content.site.BuildOptions.Listing;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Metadata;

/**
 * The distinction between posts and pages. A page, such as {@code about.md}, is in no list and no
 * feed. A source is a page if its front matter has {@code kind: page}, or, as in Hugo, if it has no
 * date and is outside of all folders of a site of folders. The folder of a language does not count.
 *
 * <p>A site is one of folders if as many posts are in folders as undated ones are outside, or if
 * some are and only a few are outside. So no single post makes pages of all others.
 */
public final class PageKind {
  /** The most undated sources outside of folders that one post in a folder makes pages. */
  private static final int FEW = 5;

  private final SiteLanguages languages;
  private final boolean sections;

  private PageKind(SiteLanguages languages, boolean sections) {
    this.languages = languages;
    this.sections = sections;
  }

  /** Returns the distinction in a site with these sources. */
  static PageKind of(Map<String, Metadata> sources, SiteLanguages languages) {
    long inFolders = 0;
    long outside = 0;
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, Metadata> source : sources.entrySet()) {
      String local = languages.local(source.getKey());
      if (SiteLists.isSection(local)) {
        continue;
      }
      if (isInSection(local)) {
        inFolders++;
      } else if (isUndecided(source.getValue())) {
        outside++;
        names.add(local);
      }
    }
    return new PageKind(languages, inFolders > 0 && (inFolders >= outside || names.size() <= FEW));
  }

  private static boolean isUndecided(Metadata metadata) {
    String written = written(metadata);
    return metadata.dates().date().isEmpty() && !written.equals("page") && !written.equals("post");
  }

  /** Returns true if a source is a page and no post. */
  public boolean isPage(String source, Metadata metadata) {
    return written(metadata).equals("page")
        || (sections
            && isUndecided(metadata)
            && !SiteLists.isSection(source)
            && !isInSection(languages.local(source)));
  }

  /** Returns true if a source with a date is in lists and feeds. */
  public static boolean isListed(Metadata metadata) {
    return !written(metadata).equals("page") && Listing.of(metadata) != Listing.NEVER;
  }

  private static String written(Metadata metadata) {
    Object kind = metadata.fields().get("kind");
    return kind instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : "";
  }

  /**
   * Returns true if a post is in a folder and not only in its page bundle.
   *
   * @param source without the folder of its language
   */
  static boolean isInSection(String source) {
    int slash = source.indexOf('/');
    return slash > 0
        && (source.indexOf('/', slash + 1) > 0
            || SourcePath.of(source).role() == SourcePath.Role.PAGE);
  }

  /** Returns the lists that hold a source; a page is in none. */
  Listing listing(String source, Metadata metadata) {
    return isPage(source, metadata) ? Listing.NEVER : Listing.of(metadata);
  }
}
