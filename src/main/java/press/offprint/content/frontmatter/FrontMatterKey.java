package press.offprint.content.frontmatter;

import java.util.stream.Stream;

/**
 * The fields of front matter that have a meaning, with their names and types. The reader finds a
 * field by its names, and the JSON Schema is written from this table, so that both agree. A name
 * such as {@code extra.lang} is a field in a map.
 */
enum FrontMatterKey {
  TITLE(Type.TEXT, "The title, one line of text", "title"),
  DATE(Type.DATE, "The date of writing", "date"),
  LASTMOD(
      Type.DATE,
      "The date of the last change",
      "lastmod",
      "modified",
      "updated",
      "last_modified_at"),
  PUBLISH_DATE(Type.DATE, "Not published before this date", "publishDate", "pubDate"),
  EXPIRY_DATE(Type.DATE, "Withdrawn after this date", "expiryDate", "unpublishDate"),
  PUBLISHED(
      Type.FLAG_OR_DATE,
      "False: not published without --drafts, as in Jekyll; or the date of publication",
      "published"),
  DRAFT(Type.FLAG, "True: not published without --drafts", "draft"),
  DESCRIPTION(Type.TEXT, "The description in feeds, search results and stores", "description"),
  SUMMARY(Type.TEXT, "The short text in lists", "summary", "excerpt"),
  AUTHORS(
      Type.NAMES,
      "A name, a list of names, or maps with a name",
      "authors",
      "author",
      "taxonomies.authors",
      "extra.authors",
      "extra.author",
      "params.authors",
      "params.author"),
  TAGS(
      Type.TEXTS,
      "The tags, as a list or as one text with commas",
      "tags",
      "tag",
      "taxonomies.tags",
      "extra.tags"),
  CATEGORIES(
      Type.TEXTS,
      "The categories, as a list or as one text with commas",
      "categories",
      "category",
      "taxonomies.categories"),
  SERIES(
      Type.TEXTS,
      "The series that the post belongs to",
      "series",
      "taxonomies.series",
      "extra.series"),
  KEYWORDS(Type.TEXTS, "The keywords for search engines and stores", "keywords"),
  WEIGHT(
      Type.WHOLE,
      "The order in a section or book, as in Hugo",
      "weight",
      "sidebar_position",
      "sidebar.order",
      "nav_order"),
  LANGUAGE(
      Type.TEXT,
      "The language tag (BCP 47), such as ja or pt-BR",
      "language",
      "lang",
      "locale",
      "extra.lang",
      "extra.language"),
  SLUG(Type.TEXT, "The last segment of the permalink", "slug"),
  URL(Type.TEXT, "The whole permalink; may contain tokens", "url", "path"),
  PERMALINK(Type.TEXT, "The whole permalink, as in Jekyll; may contain tokens", "permalink"),
  ALIASES(Type.TEXTS, "Former paths, each with a page that leads here", "aliases"),
  REDIRECT_FROM(Type.TEXTS, "Former paths, as in Jekyll", "redirect_from"),
  COVER(
      Type.PICTURE,
      "The cover picture: a file beside the post or of the site",
      "cover",
      "featured_image",
      "featuredImage",
      "image",
      "images",
      "thumbnail"),
  COVER_IN_A_MAP(
      Type.ANY,
      "The cover picture, as themes of Zola and Hugo name it",
      "extra.cover",
      "extra.featured_image",
      "extra.featuredImage",
      "extra.image",
      "extra.images",
      "extra.thumbnail",
      "params.cover",
      "params.featured_image",
      "params.featuredImage",
      "params.image",
      "params.images",
      "params.thumbnail"),
  TRANSLATION_KEY(
      Type.ANY, "Posts with the same key are translations of each other", "translationKey"),
  KIND(Type.ANY, "page: in no list and no feed; post: a post in any case", "kind"),
  MENU(
      Type.ANY,
      "The menus that lead here: a name, a list of names, or a map from names to settings",
      "menu",
      "menus"),
  LINK_TITLE(Type.ANY, "The title in menus", "linkTitle"),
  RELATED(Type.ANY, "False: suggests no other post and is suggested by none", "related"),
  RECOMMENDATIONS(
      Type.ANY, "The posts that the post suggests: paths or sources", "recommendations"),
  UNPUBLISHED(
      Type.ANY,
      "Not published without --drafts, as other tools write it",
      "private",
      "publish",
      "dg-publish",
      "status",
      "post_status",
      "extra.draft"),
  HEADLESS(Type.ANY, "True: no page", "headless"),
  RENDER(
      Type.ANY,
      "False, never or link: no page, as in Hugo and Zola",
      "render",
      "build.render",
      "_build.render"),
  LIST(
      Type.ANY,
      "never: in no list or feed; local: in the list of its section only",
      "build.list",
      "_build.list"),
  UNLISTED(Type.ANY, "True: in no list or feed", "unlisted", "eleventyExcludeFromCollections"),
  PUBLISH_RESOURCES(
      Type.ANY,
      "False: files of a page bundle that the text does not name are not published",
      "build.publishResources",
      "_build.publishResources"),
  SITEMAP(Type.ANY, "False, or a map with disable: true: not in the sitemap", "sitemap"),
  ROBOTS(Type.ANY, "noindex: not in the sitemap", "robots", "noindex"),
  RESOURCES(Type.ANY, "The files of the page bundle with their names, as in Hugo", "resources"),
  DIALECT(Type.ANY, "The dialect of the post, such as hugo or jekyll", "dialect"),
  MATHS(
      Type.ANY,
      "on, off or auto: formulas between dollar signs",
      "maths",
      "math",
      "mathjax",
      "katex",
      "usemathjax",
      "use_math",
      "latex"),
  BIBLIOGRAPHY(
      Type.ANY, "The files in BibTeX, BibLaTeX or CSL-JSON that the post may cite", "bibliography"),
  CSL(Type.ANY, "The style of citations: a name such as apa, or a file", "csl"),
  NOCITE(Type.ANY, "The keys of sources that are listed though they are not cited", "nocite"),
  GLOSSARY(Type.ANY, "A map of terms and their meanings, or files with such maps", "glossary"),
  ABBREVIATIONS(
      Type.ANY,
      "expand or as-written: whether the first use of an abbreviation shows its meaning",
      "abbreviations"),
  NUMBER_SECTIONS(
      Type.ANY,
      "True: headings show their numbers",
      "numberSections",
      "number-sections",
      "number_sections"),
  ACCEPT(
      Type.ANY,
      "The accepted warnings: a map from codes to reasons, or maps with code and reason",
      "accept"),
  CASCADE(Type.ANY, "In _index.md: front matter for all posts below", "cascade");

  /** The type of a value. */
  enum Type {
    TEXT,
    /** A text, or a list of texts. */
    TEXTS,
    /** A text, a map with a name, or a list of both. */
    NAMES,
    DATE,
    FLAG,
    FLAG_OR_DATE,
    WHOLE,
    /** A text, a map with a text, or a list of both. */
    PICTURE,
    /** Any value; a value that its reader does not know has no effect. */
    ANY
  }

  private final Type type;
  private final String meaning;

  // The array is copied before anybody can change it.
  @SuppressWarnings("ImmutableEnumChecker")
  private final String[] names;

  FrontMatterKey(Type type, String meaning, String... names) {
    this.type = type;
    this.meaning = meaning;
    this.names = names.clone();
  }

  Type type() {
    return type;
  }

  /** Returns one sentence for editors, without a full stop at its end. */
  String meaning() {
    return meaning;
  }

  /** Returns the names of the field; the first with a value counts. */
  String[] names() {
    return names.clone();
  }

  /** Returns the names of this field, then those of another. */
  String[] namesAnd(FrontMatterKey other) {
    return Stream.of(names, other.names).flatMap(Stream::of).toArray(String[]::new);
  }
}
