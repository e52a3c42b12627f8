package press.offprint.pipeline.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.HeadingSlug;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Link;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.model.list.ListPage;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.problem.ProblemCollector;
import press.offprint.model.settings.HeadingIds;
import press.offprint.model.text.Markup;
import press.offprint.model.text.Uris;

/** The check of the links of all articles against the pages, lists and files of the site. */
final class LinkCheck {
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
  private static final Set<String> SITE_FILES =
      Set.of("/", "/index.html", "/atom.xml", "/feed.json");
  private static final Pattern EBOOK = Pattern.compile("(.*?)([^/]+)\\.(?:pdf|epub|jsonld)");

  private final SiteIndex siteIndex;
  private final Predicate<String> staticFiles;
  private final Set<String> lists = new HashSet<>();
  private final Map<String, Set<String>> anchors = new HashMap<>();

  private LinkCheck(SiteIndex siteIndex, Predicate<String> staticFiles) {
    this.siteIndex = siteIndex;
    this.staticFiles = staticFiles;
  }

  /**
   * Returns the check of a site.
   *
   * @param books the paths of books and their files
   * @param staticFiles true for a path relative to the root of the site that has a static file
   */
  static LinkCheck of(
      Site site,
      Collection<Article> articles,
      SiteIndex siteIndex,
      Set<String> books,
      Predicate<String> staticFiles) {
    LinkCheck check = new LinkCheck(siteIndex, staticFiles);
    check.lists.addAll(books);
    List<Article> posts = new ArrayList<>();
    List<Article> sections = new ArrayList<>();
    for (Article article : articles) {
      (SiteLists.isSection(article.source()) ? sections : posts).add(article);
      check.anchors.put(article.source(), ids(article, site.addresses().headingIds()));
    }
    Publication whole = new Publication(site, site.title(), "", posts, sections);
    for (SiteLists listings : SiteLists.of(whole, siteIndex.languages(site))) {
      List<ListPage> all = new ArrayList<>(listings.home());
      all.addAll(listings.others());
      all.addAll(listings.furtherPages(siteIndex, site));
      all.forEach(list -> check.lists.add(list.path(list.page())));
      for (String name : site.addresses().feedNames()) {
        check.lists.add(listings.whole().site().home() + name);
        listings.feeds().forEach(list -> check.lists.add(list.path(1) + name));
      }
    }
    return check;
  }

  private static Set<String> ids(Article article, HeadingIds kind) {
    Content content = article.content();
    // A link to the slug of the title leads to the top of the page.
    Set<String> ids =
        new HashSet<>(List.of("", "top", HeadingSlug.of(article.metadata().title(), kind)));
    collect(content.body(), ids);
    content.notes().forEach(note -> collect(note.markup(), ids));
    content.notes().forEach(note -> ids.add(note.id()));
    return ids;
  }

  private static void collect(String markup, Set<String> ids) {
    Matcher id = ID.matcher(markup);
    while (id.find()) {
      ids.add(Markup.unescape(id.group(1)));
    }
  }

  /** Returns a warning for each link of an article to a missing page or a missing anchor. */
  List<Problem> problems(Article article) {
    ProblemCollector problems = new ProblemCollector();
    for (Link link : article.links()) {
      broken(link.target())
          .map(
              message ->
                  Problem.warning(
                      ProblemCode.LINK_BROKEN,
                      link.line(),
                      message,
                      "Correct the link, or remove it."))
          .filter(problem -> !isKnown(link, article))
          .ifPresent(problems::addOnce);
    }
    return problems.list();
  }

  // An address of the site itself is checked when the post is read.
  private static boolean isKnown(Link link, Article article) {
    String path = link.target().replaceFirst("[?#].*", "");
    return article.problems().stream()
        .filter(known -> known.code() == ProblemCode.LINK_BROKEN && known.line() == link.line())
        .anyMatch(known -> known.message().contains("\"" + path + "\""));
  }

  private boolean isEbook(String path) {
    Matcher ebook = EBOOK.matcher(path);
    return ebook.matches()
        && (siteIndex.findByPermalink(ebook.group(1) + ebook.group(2) + ".html").isPresent()
            || (ebook.group(1).endsWith("/" + ebook.group(2) + "/")
                && siteIndex.findByPermalink(ebook.group(1)).isPresent()));
  }

  private Optional<String> broken(String target) {
    int hash = target.indexOf('#');
    String anchor = hash < 0 ? "" : Uris.decodeLeniently(target.substring(hash + 1));
    String path =
        Uris.decodeLeniently(
            (hash < 0 ? target : target.substring(0, hash)).replaceFirst("\\?.*", ""));
    Optional<PostHeader> post = siteIndex.findByPath(path);
    if (post.isPresent()) {
      Set<String> ids = anchors.getOrDefault(post.get().source(), Set.of(anchor));
      return ids.contains(anchor)
          ? Optional.empty()
          : Optional.of(
              "The link leads to \"#"
                  + anchor
                  + "\", but "
                  + post.get().source()
                  + " has no such anchor.");
    }
    String folder = path.endsWith("/") ? path : path + "/";
    boolean known =
        SITE_FILES.contains(path)
            || lists.contains(path)
            || lists.contains(folder)
            || lists.contains(path.replaceFirst("index\\.html$", ""))
            || isEbook(path)
            || staticFiles.test(path.substring(1))
            || staticFiles.test((folder + "index.html").substring(1));
    return known
        ? Optional.empty()
        : Optional.of("The link leads to \"" + path + "\", but the site has no such page.");
  }
}
