package press.offprint.content.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import press.offprint.content.site.permalink.Languages;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Dates;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.RequestedPermalink;
import press.offprint.model.Term;
import press.offprint.model.bytes.Bytes;

/** What lies below a section's own page ({@code _index.md}): its posts and the sections in it. */
public final class Section {
  // As in Hugo: by weight, then the newest first, then by title.
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

  /** The posts and sections directly below {@code source}, without content; none of a post. */
  public static List<Article> below(String source, SiteIndex siteIndex) {
    return cards(source, siteIndex).stream()
        .map(header -> article(header.source(), header.path(), header.metadata()))
        .toList();
  }

  private static Article article(String source, String path, Metadata metadata) {
    return new Article(
        source, path, metadata, List.of(), List.of(), List.of(), 0, () -> Content.EMPTY);
  }

  /** What a section's page shows of the posts below it, as something that it depends on. */
  public static Optional<Dependency> dependency(String source, SiteIndex siteIndex) {
    if (!SiteLists.isSection(source)) {
      return Optional.empty();
    }
    StringBuilder shown = new StringBuilder();
    for (PostHeader header : cards(source, siteIndex)) {
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

  private static List<PostHeader> cards(String source, SiteIndex siteIndex) {
    if (!SiteLists.isSection(source)) {
      return List.of();
    }
    Optional<String> taxonomy = Taxonomies.ofPage(source);
    if (taxonomy.isPresent()) {
      return terms(taxonomy.get(), source, siteIndex);
    }
    Optional<String> ofTerm = Taxonomies.ofTermPage(source);
    Optional<PostHeader> own = siteIndex.bySource(source);
    if (ofTerm.isPresent() && own.isPresent()) {
      return siteIndex.cards().stream()
          .filter(header -> !SiteLists.isSection(header.source()))
          .filter(header -> Taxonomies.has(header.metadata(), ofTerm.get(), own.get().path()))
          .sorted(ORDER)
          .toList();
    }
    return inFolder(source, siteIndex);
  }

  // The terms stand in a list of posts as if each were one.
  private static List<PostHeader> terms(String taxonomy, String source, SiteIndex siteIndex) {
    String language =
        siteIndex.bySource(source).map(header -> header.metadata().language()).orElse("en");
    Map<String, PostHeader> terms = new TreeMap<>();
    for (PostHeader header : siteIndex.cards()) {
      if (SiteLists.isSection(header.source())) {
        continue;
      }
      for (String term : Taxonomies.terms(header.metadata(), taxonomy)) {
        String path = Term.place(taxonomy, term);
        PostHeader page =
            siteIndex
                .byPath(path)
                .orElseGet(
                    () -> new PostHeader("", path, List.of(), named(term, language), List.of()));
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

  private static Metadata named(String title, String language) {
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
    String folder = folder(source);
    List<String> inner = new ArrayList<>();
    for (PostHeader header : siteIndex.cards()) {
      String other = folder(header.source());
      if (SiteLists.isSection(header.source())
          && other.startsWith(folder)
          && !other.equals(folder)) {
        inner.add(other);
      }
    }
    Function<String, Boolean> deeper =
        other -> inner.stream().anyMatch(section -> other.startsWith(section));
    List<PostHeader> below = new ArrayList<>();
    for (PostHeader header : siteIndex.cards()) {
      String own = header.source();
      boolean section = SiteLists.isSection(own);
      String place = section ? outer(folder(own)) : folder(own);
      boolean here = place.startsWith(folder) && !own.equals(source) && !deeper.apply(place);
      boolean translated = SourcePath.of(own).suffix().equals(SourcePath.of(source).suffix());
      if (here && translated && (!section || !folder(own).equals(folder))) {
        below.add(header);
      }
    }
    below.sort(ORDER);
    return below;
  }

  private static String folder(String source) {
    return source.substring(0, source.lastIndexOf('/') + 1);
  }

  private static String outer(String folder) {
    return folder.isEmpty()
        ? ""
        : folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
  }

  private static int weight(Metadata metadata) {
    return metadata.weight() == 0 ? Integer.MAX_VALUE : metadata.weight();
  }
}
