package press.offprint.pipeline.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.state.FileOwners;

/**
 * The files of the site, such as lists, archive and search page, and the aliases of published
 * posts. A new {@code url} or a pattern gives no post their address, unless the post is in a
 * trusted folder. A post whose own folder and name lead there may have it, because the rights of
 * the folder are those of its author.
 */
final class SiteAddressGuard {
  private static final String LISTS = ofEdition("lists");

  private final SitePlaces places;
  private final boolean books;
  private final Supplier<List<SiteRendition>> siteFiles;
  private final Cascades cascades;

  /**
   * @param places the places of the files of the site
   * @param books true if the site has books
   * @param siteFiles the files of the whole site in the output folder; asked only if a post needs
   *     the answer
   * @param cascades the sections, which know the trusted folders
   */
  SiteAddressGuard(
      SitePlaces places,
      boolean books,
      Supplier<List<SiteRendition>> siteFiles,
      Cascades cascades) {
    this.places = places;
    this.books = books;
    this.siteFiles = siteFiles;
    this.cascades = cascades;
  }

  /** Returns the problem of each post whose new {@code url} is refused, by source. */
  Map<String, Problem> refused(SiteIndex index, Map<String, ScannedPost> posts) {
    List<PostHeader> asking = new ArrayList<>();
    for (PostHeader header : index.headers()) {
      if (!isPublishedAt(header, posts)
          && !cascades.trusts(header.source())
          && (!header.hasOwnPath() || isHomeText(header))) {
        asking.add(header);
      }
    }
    Map<String, Problem> refused = new TreeMap<>();
    if (asking.isEmpty()) {
      return refused;
    }
    Map<String, String> files = new HashMap<>();
    Set<String> folders = new HashSet<>();
    for (SiteRendition file : siteFiles.get()) {
      if (!file.edition().equals("redirects")) {
        String path = PathSegments.fold(file.path());
        files.put(path, ofEdition(file.edition()));
        for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
          folders.add(path.substring(0, i));
        }
      }
    }
    Map<String, String> aliases = aliases(index, posts);
    for (PostHeader header : asking) {
      String page = page(header.path());
      // The home page of a language is no list, so only the list of a folder is in its place.
      if (isHomeText(header) && !LISTS.equals(files.get(PathSegments.fold(page)))) {
        continue;
      }
      Optional<String> alias =
          Optional.ofNullable(aliases.get(page)).filter(owner -> !owner.equals(header.source()));
      Optional<String> owner =
          alias
              .map(source -> "the alias of '" + source + "'")
              .or(() -> ofSite(page, files, folders));
      if (owner.isPresent()) {
        refused.put(
            header.source(), problem(header, owner.get() + ", which was published there first"));
      } else if (!isHomeText(header)) {
        place(page, index).ifPresent(what -> refused.put(header.source(), problem(header, what)));
      }
    }
    return refused;
  }

  private Optional<String> place(String page, SiteIndex index) {
    return places
        .rival(page, index, any -> true)
        .or(() -> books ? places.rivalOfBooks(page) : Optional.empty())
        .map(FileOwners.Owned::owner);
  }

  private static String ofEdition(String edition) {
    return "a page of the site (edition " + edition + ")";
  }

  // Such as _index.fr.md beside a folder fr, whose list has the same path if French is no language
  // of the site.
  private static boolean isHomeText(PostHeader header) {
    if (!SiteLists.isSection(header.source())) {
      return false;
    }
    SourcePath path = SourcePath.of(header.source());
    return path.base().equals("_index") && path.folders().isEmpty() && path.suffix().isPresent();
  }

  private static boolean isPublishedAt(PostHeader header, Map<String, ScannedPost> posts) {
    return posts
        .get(header.source())
        .publishedPath()
        .filter(path -> page(path).equals(page(header.path())))
        .isPresent();
  }

  /** Returns the source of the published post that has each alias, by the file of the alias. */
  private static Map<String, String> aliases(SiteIndex index, Map<String, ScannedPost> posts) {
    Map<String, String> aliases = new HashMap<>();
    for (PostHeader header : index.headers()) {
      ScannedPost post = posts.get(header.source());
      List<String> before =
          post.isPublished() ? post.previous().map(CatalogEntry::aliases).orElseThrow() : List.of();
      for (String alias : header.aliases()) {
        if (before.contains(alias)) {
          aliases.putIfAbsent(page(alias), header.source());
        }
      }
    }
    return aliases;
  }

  // A page is also refused as a folder in the place of a file, and as a file in that of a folder.
  private static Optional<String> ofSite(
      String page, Map<String, String> files, Set<String> folders) {
    for (int i = page.indexOf('/'); i >= 0; i = page.indexOf('/', i + 1)) {
      if (files.containsKey(page.substring(0, i))) {
        return Optional.of(files.get(page.substring(0, i)));
      }
    }
    return Optional.ofNullable(files.get(page))
        .or(() -> folders.contains(page) ? Optional.of("a folder of the site") : Optional.empty());
  }

  /** Returns the file of a permalink, in the form that is equal if a file system takes it so. */
  private static String page(String path) {
    String file = path.endsWith("/") ? path + "index.html" : path;
    return PathSegments.fold(file.substring(1));
  }

  private static Problem problem(PostHeader header, String owner) {
    return Problem.error(
        ProblemCode.SLUG_CONFLICT,
        1,
        (header.metadata().address().url().isPresent() ? "The url " : "The permalink ")
            + header.path()
            + " is that of "
            + owner
            + ".",
        "Change it. If the post has to replace what is there, list its folder under trust in"
            + " offprint.yaml.");
  }
}
