package press.offprint.edition.epub.chapter;

import java.util.Map;
import java.util.Optional;
import press.offprint.edition.epub.book.ValidUrl;
import press.offprint.model.Resource;
import press.offprint.model.Site;
import press.offprint.model.text.Markup;

/**
 * Points the references of one chapter: pictures into the container, pages of this book to their
 * chapters, other pages to the site; and where there is nothing to point to, takes the link away
 * and leaves its words.
 */
public final class ChapterLinks implements Markup.References {
  // An anchor without href must have none of these either (HTML, section 4.5.1).
  private static final String[] OF_LINKS = {
    "href", "target", "download", "rel", "hreflang", "type", "referrerpolicy"
  };

  private final Site site;
  private final Chapter chapter;
  private final AnchorIndex places;
  private final Map<String, String> pictures;

  /**
   * @param pictures the place in the container of each picture of the article, by its key; a
   *     picture that is not there cannot be shown
   */
  public ChapterLinks(
      Site site, Chapter chapter, AnchorIndex places, Map<String, String> pictures) {
    this.site = site;
    this.chapter = chapter;
    this.places = places;
    this.pictures = pictures;
  }

  public String point(String markup) {
    return Markup.point(prepare(markup), this)
        .replace(" role=\"doc-noteref\"", " epub:type=\"noteref\" role=\"doc-noteref\"");
  }

  @Override
  public String resource(String key) {
    return pictures.getOrDefault(key, key);
  }

  @Override
  public String page(String path) {
    return places.page(path).orElseGet(() -> site.absolute(path));
  }

  @Override
  public String place(String id) {
    return places.place(chapter, id);
  }

  /** What a reference alone cannot say: links to files, dead links, pictures that are not there. */
  private String prepare(String markup) {
    StringBuilder out = new StringBuilder(markup.length() + 64);
    int done = 0;
    TagScanner tags = new TagScanner(markup);
    while (tags.next()) {
      if (!tags.isStart()) {
        continue;
      }
      Optional<String> changed = change(tags);
      if (changed.isPresent()) {
        out.append(markup, done, tags.start()).append(changed.get());
        done = tags.end();
      }
    }
    return out.append(markup, done, markup.length()).toString();
  }

  private Optional<String> change(TagScanner tags) {
    if (tags.is("a")) {
      return anchor(tags);
    }
    if (tags.is("img")) {
      return picture(tags);
    }
    // Programs run from left to right; a style sheet must not say so (EPUB 3.3, section 6.3.1.3).
    boolean turned =
        chapter.article().metadata().isRightToLeft()
            && (tags.is("pre") || tags.is("code"))
            && tags.attribute("dir").isEmpty();
    return turned ? Optional.of(tags.plus("dir", "ltr")) : Optional.empty();
  }

  private Optional<String> anchor(TagScanner tags) {
    String href = tags.attribute("href").orElse("#");
    if (href.startsWith("#") || (href.startsWith("/") && places.page(href).isPresent())) {
      return Optional.empty();
    }
    // A file is no chapter, and only chapters may be linked to (EPUB 3.3, section 5.6).
    boolean file = href.startsWith("resource:");
    String link = file ? chapter.article().path() + href.substring(9) : href;
    boolean here = file || link.startsWith("/");
    Optional<String> target =
        here && !site.baseUrlGiven()
            ? Optional.empty()
            : ValidUrl.valid(here ? site.absolute(link) : link);
    if (target.isEmpty()) {
      return Optional.of(tags.without(OF_LINKS));
    }
    return target.get().equals(href)
        ? Optional.empty()
        : Optional.of(tags.with("href", target.get()));
  }

  private Optional<String> picture(TagScanner tags) {
    String source = tags.attribute("src").orElse("");
    if (!source.startsWith("resource:") || pictures.containsKey(source.substring(9))) {
      return Optional.empty();
    }
    Resource lost = chapter.article().content().resources().get(source.substring(9));
    String said = tags.attribute("alt").filter(alt -> !alt.isBlank()).orElse(name(lost, source));
    String text = Markup.escape(said);
    return Optional.of(
        "<span class=\"missing\" role=\"img\" aria-label=\"" + text + "\">" + text + "</span>");
  }

  private static String name(Resource lost, String source) {
    String path = lost == null ? source.substring(9) : lost.path();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
