package press.offprint.edition.epub.chapter;

import java.util.Map;
import java.util.Optional;
import press.offprint.edition.epub.book.ValidUrl;
import press.offprint.model.Resource;
import press.offprint.model.Site;
import press.offprint.model.text.Markup;

/**
 * The rewriting of the references of one chapter: an image refers to its file in the container, a
 * page of this book to its chapter, another page to the site. A link without a target is removed,
 * and its text stays.
 */
public final class ChapterLinks implements Markup.References {
  /** The attributes that an anchor without a link must not have (HTML, section 4.5.1). */
  private static final String[] LINK_ATTRIBUTES = {
    "href", "target", "download", "rel", "hreflang", "type", "referrerpolicy"
  };

  private final Site site;
  private final Chapter chapter;
  private final AnchorIndex anchors;
  private final Map<String, String> images;

  /**
   * Creates the references of a chapter.
   *
   * @param images the file in the container by the key of the image; an image that cannot be shown
   *     is missing
   */
  public ChapterLinks(Site site, Chapter chapter, AnchorIndex anchors, Map<String, String> images) {
    this.site = site;
    this.chapter = chapter;
    this.anchors = anchors;
    this.images = images;
  }

  /** Returns markup of the chapter for the book. */
  public String rewrite(String markup) {
    return Markup.point(rewriteTags(markup), this)
        .replace(" role=\"doc-noteref\"", " epub:type=\"noteref\" role=\"doc-noteref\"");
  }

  @Override
  public String resource(String key) {
    return images.getOrDefault(key, key);
  }

  @Override
  public String page(String path) {
    return anchors.hrefOfPage(path).orElseGet(() -> site.absolute(path));
  }

  @Override
  public String place(String id) {
    return anchors.hrefInArticle(chapter, id);
  }

  /** Replaces the tags of links to files, of invalid links and of missing images. */
  private String rewriteTags(String markup) {
    StringBuilder out = new StringBuilder(markup.length() + 64);
    int copied = 0;
    TagScanner tags = new TagScanner(markup);
    while (tags.next()) {
      if (!tags.isStart()) {
        continue;
      }
      Optional<String> replacement = replacement(tags);
      if (replacement.isPresent()) {
        out.append(markup, copied, tags.start()).append(replacement.get());
        copied = tags.end();
      }
    }
    return out.append(markup, copied, markup.length()).toString();
  }

  private Optional<String> replacement(TagScanner tags) {
    if (tags.is("a")) {
      return anchor(tags);
    }
    if (tags.is("img")) {
      return image(tags);
    }
    // Code is left-to-right; a style sheet must not set the direction (EPUB 3.3, section 6.3.1.3).
    boolean leftToRight =
        chapter.article().metadata().isRightToLeft()
            && (tags.is("pre") || tags.is("code"))
            && tags.attribute("dir").isEmpty();
    return leftToRight ? Optional.of(tags.plus("dir", "ltr")) : Optional.empty();
  }

  private Optional<String> anchor(TagScanner tags) {
    String href = tags.attribute("href").orElse("#");
    if (href.startsWith("#") || (href.startsWith("/") && anchors.hrefOfPage(href).isPresent())) {
      return Optional.empty();
    }
    // A book may link to its content documents, but not to other files (EPUB 3.3, section 5.6).
    boolean file = href.startsWith("resource:");
    String link = file ? chapter.article().files() + href.substring(9) : href;
    boolean onSite = file || link.startsWith("/");
    Optional<String> target =
        onSite && !site.baseUrlGiven()
            ? Optional.empty()
            : ValidUrl.valid(onSite ? site.absolute(link) : link);
    if (target.isEmpty()) {
      return Optional.of(tags.without(LINK_ATTRIBUTES));
    }
    return target.get().equals(href)
        ? Optional.empty()
        : Optional.of(tags.with("href", target.get()));
  }

  private Optional<String> image(TagScanner tags) {
    String source = tags.attribute("src").orElse("");
    if (!source.startsWith("resource:") || images.containsKey(source.substring(9))) {
      return Optional.empty();
    }
    Resource missing = chapter.article().content().resources().get(source.substring(9));
    String name = fileName(missing == null ? source.substring(9) : missing.path());
    String text = Markup.escape(tags.attribute("alt").filter(alt -> !alt.isBlank()).orElse(name));
    return Optional.of(
        "<span class=\"missing\" role=\"img\" aria-label=\"" + text + "\">" + text + "</span>");
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
