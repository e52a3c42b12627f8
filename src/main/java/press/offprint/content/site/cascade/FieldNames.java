package press.offprint.content.site.cascade;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of the front matter fields with a meaning, in groups of names for one field. A field in
 * a map is {@code extra.lang}. All are in lower case.
 */
public final class FieldNames {
  private static final List<Set<String>> GROUPS =
      Stream.of(
              "title",
              "description",
              "date",
              "slug",
              "weight",
              "keywords",
              "accept",
              "dialect",
              "authors author taxonomies.authors extra.authors extra.author params.authors"
                  + " params.author",
              "language lang locale extra.lang extra.language",
              "translationkey",
              "tags tag taxonomies.tags extra.tags",
              "categories category taxonomies.categories",
              "series taxonomies.series extra.series",
              "summary excerpt",
              "url path permalink",
              "aliases redirect_from",
              "lastmod modified updated last_modified_at",
              "publishdate pubdate published",
              "expirydate unpublishdate",
              "draft published publish dg-publish private status post_status extra.draft",
              "headless render build.render _build.render permalink",
              "unlisted eleventyexcludefromcollections build.list _build.list",
              "build.publishresources _build.publishresources",
              "maths math mathjax katex usemathjax use_math latex",
              covers("") + covers(" extra.") + covers(" params."),
              "css extra.css params.css",
              "layout template",
              "cascade")
          .map(group -> Set.of(group.split(" ")))
          .toList();

  private FieldNames() {}

  private static String covers(String prefix) {
    String more = prefix.isEmpty() ? " " : prefix;
    return prefix
        + String.join(
            more, "cover", "featured_image", "featuredimage", "image", "images", "thumbnail");
  }

  /**
   * Returns all names of the fields that this name may set; the name alone if it has no meaning.
   *
   * @param name in any case
   */
  public static Set<String> synonyms(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    Stream<String> all =
        GROUPS.stream().filter(group -> group.contains(lower)).flatMap(Set::stream);
    return Stream.concat(Stream.of(lower), all).collect(Collectors.toSet());
  }

  /** Returns true if the name has a meaning as a field, alone or in a map. */
  static boolean isField(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return GROUPS.stream()
        .flatMap(Set::stream)
        .anyMatch(
            field -> field.equals(lower) || field.endsWith("." + lower) || isMap(field, lower));
  }

  private static boolean isMap(String field, String name) {
    return field.startsWith(name + ".");
  }
}
