package press.offprint.content.site;

import java.util.Optional;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.model.Site;

/**
 * The pages that entries of menus lead to. In another language than that of the site, a path leads
 * to the translation of a post and to the list of that language, if there is one.
 *
 * @param site the settings of the language
 */
record MenuTargets(Site site, SiteIndex index, SiteLanguages languages, SiteSections folders) {

  /** Returns the post that a reference leads to; empty if it is no post. */
  Optional<PostHeader> post(String target) {
    return index.findByReference("", target).map(this::translated);
  }

  private PostHeader translated(PostHeader post) {
    return languages.of(post.metadata()).equals(site.language())
        ? post
        : languages
            .translation(post.source(), site.language())
            .flatMap(other -> index.findBySource(other.source()))
            .orElse(post);
  }

  /** Returns true if the site may have a list with a path without outer slashes. */
  boolean isList(String path) {
    return folders.isListPath(path) || folders.isListPath(inLanguage(path));
  }

  /** Returns the path of a list. */
  String list(String path) {
    String own = inLanguage(path);
    boolean translated = !folders.isInOtherLanguage(path) && folders.isListPath(own);
    String place = translated ? own : path;
    return place.isEmpty() ? "/" : "/" + place + "/";
  }

  private String inLanguage(String path) {
    String whole = site.home().substring(1) + path;
    return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
  }
}
