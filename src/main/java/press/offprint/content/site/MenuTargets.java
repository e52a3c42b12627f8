package press.offprint.content.site;

import java.util.Optional;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Site;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.navigation.PageLink;

/**
 * The pages that entries of menus lead to. In another language than that of the site, a path leads
 * to the translation of a post and to the list of that language, if there is one.
 *
 * @param site the settings of the language
 */
record MenuTargets(Site site, SiteIndex index, SiteLanguages languages, ListPaths lists) {

  /** Returns the post or list that a path of the site or a source leads to. */
  Optional<PageLink> page(String target) {
    Optional<PostHeader> post = index.findByReference("", target);
    return post.isPresent() ? post.map(this::translated) : list(target);
  }

  private PageLink translated(PostHeader post) {
    if (languages.of(post.metadata()).equals(site.language())) {
      return post.link();
    }
    Optional<PageLink> translation =
        languages
            .translation(post.source(), site.language())
            .flatMap(other -> index.findBySource(other.source()))
            .map(PostHeader::link);
    return translation.or(() -> ownList(post)).orElseGet(post::link);
  }

  // A section may have a page in one language, and a list without a page in another.
  private Optional<PageLink> ownList(PostHeader post) {
    String home = languages.siteOf(post.metadata()).home();
    return SiteLists.isSection(post.source()) && post.path().startsWith(home)
        ? lists.find(site.home() + post.path().substring(home.length()))
        : Optional.empty();
  }

  private Optional<PageLink> list(String target) {
    Optional<PageLink> own =
        lists.isInOtherLanguage(target)
            ? Optional.empty()
            : lists.find(site.home() + Regex.replaceFirst(target, "^/+", ""));
    return own.or(() -> lists.find(target));
  }
}
