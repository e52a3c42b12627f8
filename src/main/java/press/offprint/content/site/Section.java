package press.offprint.content.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import press.offprint.content.site.BuildOptions.Listing;
import press.offprint.content.site.permalink.Languages;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Dates;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.RequestedPermalink;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.navigation.Taxonomy;
import press.offprint.model.text.SitePath;

/** The posts and sections below the page of a section ({@code _index.md}). */
public final class Section {
  // As in Hugo: by weight, then by date with the newest first, then by title.
  private static final Comparator<PostHeader> ORDER =
      Comparator.comparingInt((PostHeader header) -> weight(header.metadata()))
          .thenComparing(
              header ->
                  header
                      .metadata()
                      .dates()
                      .date()
                      .map(d -> -d.toEpochSecond())
                      .orElse(Long.MAX_VALUE))
          .thenComparing(header -> header.metadata().title())
          .thenComparing(PostHeader::source);

  private Section() {}

  /** Returns the order of posts in a section. */
  static Comparator<PostHeader> order() {
    return ORDER;
  }

  /**
   * Returns the posts and sections directly below a section, or the posts of a term; without
   * content.
   *
   * @param source of the section's page; the source of a post gives an empty list
   */
  public static List<Article> below(String source, SiteIndex siteIndex, Site site) {
    return headers(source, siteIndex, Taxonomies.of(site)).stream()
        .map(header -> article(header.source(), header.path(), header.metadata()))
        .toList();
  }

  private static Article article(String source, String path, Metadata metadata) {
    return new Article(
        source, path, metadata, List.of(), List.of(), List.of(), 0, () -> Content.EMPTY);
  }

  /**
   * Returns the dependency of a section's page on the facts that it shows of the posts below; empty
   * if {@code source} is no page of a section.
   */
  public static Optional<Dependency> dependency(String source, SiteIndex siteIndex, Site site) {
    if (!SiteLists.isSection(source)) {
      return Optional.empty();
    }
    StringBuilder shown = new StringBuilder();
    for (PostHeader header : headers(source, siteIndex, Taxonomies.of(site))) {
      Metadata post = header.metadata();
      List<Object> facts =
          List.of(
              header.path(),
              post.title(),
              post.description(),
              post.summary(),
              post.authors(),
              post.language(),
              post.dates());
      shown.append(facts).append('\n');
    }
    return Optional.of(
        new Dependency(Dependency.Kind.SECTION, source, Bytes.utf8(shown.toString()).sha256()));
  }

  private static List<PostHeader> headers(
      String source, SiteIndex siteIndex, Taxonomies taxonomies) {
    if (!SiteLists.isSection(source)) {
      return List.of();
    }
    Optional<Taxonomy> taxonomy = taxonomies.ofPage(source);
    if (taxonomy.isPresent()) {
      return terms(taxonomy.get(), source, siteIndex, taxonomies);
    }
    Optional<Taxonomy> ofTerm = taxonomies.ofTermPage(source);
    Optional<PostHeader> page = siteIndex.findBySource(source);
    if (ofTerm.isPresent() && page.isPresent()) {
      return siteIndex.headers().stream()
          .filter(header -> !SiteLists.isSection(header.source()))
          .filter(
              header ->
                  siteIndex.kinds().listing(header.source(), header.metadata()) == Listing.ALWAYS)
          .filter(header -> Taxonomies.has(header.metadata(), ofTerm.get(), page.get().path()))
          .sorted(ORDER)
          .toList();
    }
    return inFolder(source, siteIndex);
  }

  // The page of a taxonomy lists its terms, each in the form of a post.
  private static List<PostHeader> terms(
      Taxonomy taxonomy, String source, SiteIndex siteIndex, Taxonomies taxonomies) {
    String language =
        siteIndex.findBySource(source).map(header -> header.metadata().language()).orElse("en");
    Map<String, PostHeader> terms = new TreeMap<>();
    for (PostHeader header : siteIndex.headers()) {
      if (SiteLists.isSection(header.source())
          || siteIndex.kinds().listing(header.source(), header.metadata()) != Listing.ALWAYS) {
        continue;
      }
      for (String term : Taxonomies.terms(header.metadata(), taxonomy)) {
        String path = taxonomies.path(taxonomy, term);
        PostHeader page =
            siteIndex
                .findByPermalink(path)
                .orElseGet(
                    () ->
                        new PostHeader(
                            "",
                            SitePath.encodeSigns(path),
                            List.of(),
                            titled(term, language),
                            List.of()));
        terms.putIfAbsent(path, page);
      }
    }
    return terms.values().stream()
        .sorted(
            Comparator.comparing(
                    (PostHeader header) -> header.metadata().title().toLowerCase(Locale.ROOT))
                .thenComparing(PostHeader::path))
        .toList();
  }

  private static Metadata titled(String title, String language) {
    return new Metadata(
        title,
        "",
        "",
        language,
        Languages.direction(language),
        List.of(),
        List.of(),
        Map.of(),
        Dates.NONE,
        RequestedPermalink.NONE,
        Optional.empty(),
        0,
        false,
        Map.of());
  }

  private static List<PostHeader> inFolder(String source, SiteIndex siteIndex) {
    String folder = SourcePath.folder(source);
    List<String> inner = new ArrayList<>();
    for (PostHeader header : siteIndex.headers()) {
      String other = SourcePath.folder(header.source());
      if (SiteLists.isSection(header.source())
          && other.startsWith(folder)
          && !other.equals(folder)) {
        inner.add(other);
      }
    }
    Predicate<String> deeper = other -> inner.stream().anyMatch(other::startsWith);
    List<PostHeader> below = new ArrayList<>();
    for (PostHeader header : siteIndex.headers()) {
      if (siteIndex.kinds().listing(header.source(), header.metadata()) == Listing.NEVER) {
        continue;
      }
      String own = header.source();
      boolean section = SiteLists.isSection(own);
      String parent = section ? outer(SourcePath.folder(own)) : SourcePath.folder(own);
      boolean here = parent.startsWith(folder) && !own.equals(source) && !deeper.test(parent);
      boolean translated = SourcePath.of(own).suffix().equals(SourcePath.of(source).suffix());
      if (here && translated && (!section || !SourcePath.folder(own).equals(folder))) {
        below.add(header);
      }
    }
    below.sort(ORDER);
    return below;
  }

  private static String outer(String folder) {
    return folder.isEmpty()
        ? ""
        : folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
  }

  /** Returns the weight of a post for sorting; as in Hugo, a post without one is last. */
  static int weight(Metadata metadata) {
    return metadata.weight() == 0 ? Integer.MAX_VALUE : metadata.weight();
  }
}
