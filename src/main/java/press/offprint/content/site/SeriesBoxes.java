package press.offprint.content.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Site;
import press.offprint.model.navigation.PageLink;
import press.offprint.model.navigation.SeriesBox;
import press.offprint.model.navigation.Taxonomy;

/** The series of a site, and the boxes with their parts beside each post. Immutable. */
final class SeriesBoxes {
  /** The most parts of a series that a box names; of longer ones it names those near the post. */
  private static final int MOST_PARTS = 30;

  private final SiteIndex index;
  private final SiteLanguages languages;
  private final Map<String, List<PostHeader>> byPath = new HashMap<>();

  /**
   * Finds the series.
   *
   * @param listed the posts that lists hold
   */
  SeriesBoxes(SiteIndex index, SiteLanguages languages, List<PostHeader> listed) {
    this.index = index;
    this.languages = languages;
    for (PostHeader header : listed) {
      for (String term : header.metadata().series()) {
        path(header, term)
            .ifPresent(path -> byPath.computeIfAbsent(path, s -> new ArrayList<>()).add(header));
      }
    }
    // As in the list of the series.
    Comparator<PostHeader> order =
        Comparator.comparingInt((PostHeader post) -> Section.weight(post.metadata()))
            .thenComparing(SiteNavigation.OLDEST_FIRST);
    byPath.values().forEach(posts -> posts.sort(order));
  }

  private Optional<String> path(PostHeader header, String term) {
    Site site = languages.siteOf(header.metadata());
    Optional<Taxonomy> series = site.structure().taxonomy("series");
    return series.map(one -> Taxonomies.of(site).path(one, term));
  }

  /** Returns the boxes of a post, in the order of its front matter. */
  List<SeriesBox> of(PostHeader header) {
    List<SeriesBox> boxes = new ArrayList<>();
    for (String term : header.metadata().series()) {
      String path = path(header, term).orElse("");
      List<PostHeader> posts = byPath.getOrDefault(path, List.of());
      int place = posts.indexOf(header);
      if (place >= 0 && posts.size() > 1) {
        String title = index.findByPermalink(path).map(p -> p.metadata().title()).orElse(term);
        PageLink list = SiteNavigation.own(languages.siteOf(header.metadata()), title, path);
        boxes.add(new SeriesBox(list, place + 1, posts.size(), parts(posts, place)));
      }
    }
    return boxes;
  }

  private static List<SeriesBox.Part> parts(List<PostHeader> posts, int place) {
    int first =
        posts.size() <= MOST_PARTS
            ? 0
            : Math.min(Math.max(0, place - 3), posts.size() - MOST_PARTS);
    int last = Math.min(posts.size(), first + MOST_PARTS);
    List<SeriesBox.Part> parts = new ArrayList<>();
    for (int i = first; i < last; i++) {
      parts.add(new SeriesBox.Part(i + 1, posts.get(i).link()));
    }
    return parts;
  }
}
