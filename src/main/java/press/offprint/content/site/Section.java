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
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.permalink.Languages;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
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
   * @param site the settings of the whole site
   */
  public static List<Article> below(String source, SiteIndex siteIndex, Site site) {
    return headers(source, siteIndex, site).stream()
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
    for (PostHeader header : headers(source, siteIndex, site)) {
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

  private static List<PostHeader> headers(String source, SiteIndex siteIndex, Site site) {
    Optional<PostHeader> page = siteIndex.findBySource(source);
    if (!SiteLists.isSection(source) || page.isEmpty()) {
      return List.of();
    }
    SiteNavigation navigation = siteIndex.navigation(site);
    SiteLanguages languages = navigation.languages();
    String language = languages.of(page.get().metadata());
    Taxonomies taxonomies = Taxonomies.of(languages.site(language));
    List<PostHeader> all =
        siteIndex.headers().stream()
            .filter(header -> languages.of(header.metadata()).equals(language))
            .toList();
    String local = languages.local(source);
    Optional<Taxonomy> taxonomy = taxonomies.ofPage(local);
    Optional<Taxonomy> ofTerm = taxonomies.ofTermPage(local);
    if (taxonomy.isEmpty() && ofTerm.isEmpty()) {
      return inFolder(page.get(), all, navigation);
    }
    List<PostHeader> listed =
        all.stream()
            .filter(header -> !SiteLists.isSection(header.source()))
            .filter(
                header ->
                    navigation.kinds().listing(header.source(), header.metadata())
                        == Listing.ALWAYS)
            .toList();
    return taxonomy.isPresent()
        ? terms(taxonomy.get(), language, listed, siteIndex, taxonomies)
        : listed.stream()
            .filter(header -> Taxonomies.has(header.metadata(), ofTerm.get(), page.get().path()))
            .sorted(ORDER)
            .toList();
  }

  // The page of a taxonomy lists its terms, each in the form of a post.
  private static List<PostHeader> terms(
      Taxonomy taxonomy,
      String language,
      List<PostHeader> listed,
      SiteIndex siteIndex,
      Taxonomies taxonomies) {
    Map<String, PostHeader> terms = new TreeMap<>();
    for (PostHeader header : listed) {
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
                            Metadata.titled(
                                term, language, Languages.direction(language), Map.of()),
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

  private static List<PostHeader> inFolder(
      PostHeader page, List<PostHeader> all, SiteNavigation navigation) {
    SiteLanguages languages = navigation.languages();
    String folder = SourcePath.folder(languages.local(page.source()));
    List<String> inner = new ArrayList<>();
    for (PostHeader header : all) {
      String other = SourcePath.folder(languages.local(header.source()));
      if (SiteLists.isSection(header.source())
          && other.startsWith(folder)
          && !other.equals(folder)) {
        inner.add(other);
      }
    }
    Predicate<String> deeper = other -> inner.stream().anyMatch(other::startsWith);
    List<PostHeader> below = new ArrayList<>();
    for (PostHeader header : all) {
      if (navigation.kinds().listing(header.source(), header.metadata()) == Listing.NEVER) {
        continue;
      }
      String own = languages.local(header.source());
      boolean section = SiteLists.isSection(own);
      String parent = section ? outer(SourcePath.folder(own)) : SourcePath.folder(own);
      boolean here =
          parent.startsWith(folder)
              && !header.source().equals(page.source())
              && !deeper.test(parent);
      boolean translated = languages.isMany() || hasSuffixOf(header, page);
      if (here && translated && (!section || !SourcePath.folder(own).equals(folder))) {
        below.add(header);
      }
    }
    below.sort(ORDER);
    return below;
  }

  private static boolean hasSuffixOf(PostHeader one, PostHeader other) {
    return SourcePath.of(one.source()).suffix().equals(SourcePath.of(other.source()).suffix());
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
