package press.offprint.content.site.config.key;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import press.offprint.content.site.permalink.PermalinkPattern;
import press.offprint.model.Site;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.AddressSettings;
import press.offprint.model.settings.HeadingIds;
import press.offprint.model.settings.Limits;

/**
 * The table of all keys of {@code offprint.yaml}. A new setting is one line here and one call in
 * the parser; docs/schema/offprint.schema.json follows.
 */
public final class SettingKeys {
  public static final String SIZE =
      "([0-9]{1,12})(?:\\.([0-9]))?\\s*([kmgKMG]?)(?:[iI]?[bB]|[bB][yY][tT][eE][sS])?";
  static final String TAG = "[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*";
  public static final String HOST =
      "(?:\\*\\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?";
  private static final int MAX_ITEMS = 1_000;
  private static final Limits LIMIT = Limits.DEFAULT;

  public static final Setting TITLE = Setting.text("title", "The name of the site", "Offprint");
  public static final Setting DESCRIPTION =
      Setting.text("description", "One sentence about the site", "");
  public static final Setting AUTHOR =
      Setting.text("author", "The author of posts without one", "");
  public static final Setting LANGUAGE =
      Setting.text(
          "language",
          "The language tag (BCP 47) of posts without a language",
          "en",
          TAG + "(\\..*)?");
  public static final Setting BASE_URL =
      Setting.text(
          "baseUrl",
          "The address of the published site, such as https://example.org/blog/",
          "",
          "(?:https?://[^?#\\s]+)?");
  public static final Setting PAPER =
      Setting.choice("paper", "The paper of PDFs", List.of("A4", "letter", "A5", "6x9in"), "A4");
  static final Setting PERMALINKS =
      Setting.patterns(
          "permalinks",
          "A pattern for each section, / for the root, * for all other sections; or a style of"
              + " Jekyll",
          PermalinkPattern.styles(),
          PermalinkPattern.expression());
  public static final Setting LINKS =
      Setting.choice(
          "links",
          "Links between pages; the default is pretty with a baseUrl, else file",
          List.of("pretty", "file"),
          "");
  public static final Setting HEADING_IDS =
      Setting.choice(
          "headingIds",
          "The rule for ids of headings",
          Arrays.stream(HeadingIds.values()).map(HeadingIds::setting).toList(),
          HeadingIds.GITHUB.setting());
  public static final Setting PLACES =
      Setting.choice(
          "places", "Numbers of paragraphs that outlive edits", List.of("on", "off"), "off");
  public static final Setting CITE =
      Setting.choice("cite", "How to cite a post, at its end", List.of("on", "off"), "off");
  public static final Setting CHANGES =
      Setting.choice(
          "changes",
          "The number and the date of each edition of a post, and what changed in it",
          List.of("on", "off"),
          "off");
  public static final Setting TERM_PATHS =
      Setting.choice(
          "termPaths", "The rule for paths of tags and terms", List.of("words", "hugo"), "words");
  public static final Setting VARIANT_OF =
      Setting.choice(
          "of",
          "The edition that is made in another form",
          List.of("pdf", "epub", "book-pdf", "book-epub"),
          "pdf");
  public static final Setting VARIANT_PAPER =
      Setting.choice("paper", "The paper of a variant", PAPER.choices(), "A4");
  public static final Setting VARIANT_STYLE =
      Setting.text(
          "style",
          "A style sheet in templates/print/, or in templates/epub/ for an ebook",
          "",
          "[A-Za-z0-9][A-Za-z0-9._-]*\\.css");
  public static final Setting PAGE_LIST =
      Setting.choice(
          "page-list",
          "pdf: an ebook has a list of the pages of its PDF",
          List.of("off", "pdf"),
          "off");
  public static final Setting EDITIONS =
      Setting.namedMaps(
          "editions",
          "The editions to make, by default all; a name with a map is a variant of another edition",
          "[a-z0-9][a-z0-9-]*",
          List.of(VARIANT_OF, VARIANT_PAPER, VARIANT_STYLE, PAGE_LIST));
  public static final Setting COPIES =
      Setting.choice(
          "copies",
          "later: a page is published before the narrower copies of its pictures are made",
          List.of("now", "later"),
          "now");
  public static final Setting FEED_ITEMS =
      Setting.whole("items", "The number of posts in a feed", 20, 1, MAX_ITEMS);
  public static final Setting FEED_NAMES =
      Setting.texts(
          "names",
          "The file names of feeds; the default is "
              + String.join(", ", AddressSettings.DEFAULT.feedNames()),
          "(?![aA][tT][oO][mM]\\.|[sS][iI][tT][eE][mM][aA][pP]\\.|[oO][pP][dD][sS]\\.)"
              + "[A-Za-z0-9][A-Za-z0-9_-]{0,60}\\.(xml|rss)|(?:[aA][tT][oO][mM]"
              + "|[sS][iI][tT][eE][mM][aA][pP]|[oO][pP][dD][sS])\\.rss");
  public static final Setting FEED =
      Setting.map("feed", "The feeds of the site", List.of(FEED_ITEMS, FEED_NAMES));
  public static final Setting LIST_ITEMS =
      Setting.whole("items", "The number of posts on one page", Site.PAGE_ITEMS, 1, MAX_ITEMS);
  public static final Setting LISTS =
      Setting.map("lists", "The lists of posts", List.of(LIST_ITEMS));
  public static final Setting THEME =
      Setting.text(
          "theme",
          "A folder in themes/, or the built-in theme swiss",
          "",
          "(?:[A-Za-z0-9][A-Za-z0-9_-]{0,63})?");
  public static final Setting POST_BYTES =
      Setting.size("postBytes", "The size of a post", LIMIT.postBytes());
  public static final Setting FRONT_MATTER_BYTES =
      Setting.size("frontMatterBytes", "The size of front matter", LIMIT.frontMatterBytes());
  public static final Setting RESOURCE_BYTES =
      Setting.size("resourceBytes", "The size of one picture or other file", LIMIT.resourceBytes());
  public static final Setting ARTICLE_BYTES =
      Setting.size("articleBytes", "The size of all files of one post", LIMIT.articleBytes());
  public static final Setting IMAGE_PIXELS =
      Setting.whole(
          "imagePixels",
          "Width times height of a picture",
          (int) LIMIT.imagePixels(),
          1,
          Integer.MAX_VALUE);
  public static final Setting DEPTH =
      Setting.whole("depth", "The nesting of Markdown and of elements", LIMIT.depth(), 1, 500);
  public static final Setting ELEMENTS =
      Setting.whole("elements", "The elements of one post", LIMIT.elements(), 1, 10_000_000);
  public static final Setting SECONDS =
      Setting.whole("seconds", "CPU seconds for one step of a post", LIMIT.seconds(), 1, 86_400);
  public static final Setting PAGES =
      Setting.whole("pages", "The pages of one PDF", LIMIT.pages(), 1, 100_000);
  public static final Setting EBOOK_BYTES =
      Setting.size("ebookBytes", "The size of all images of one ebook", LIMIT.ebookBytes());
  public static final Setting ALIASES =
      Setting.whole("aliases", "The aliases of one post", LIMIT.aliases(), 0, 10_000);
  public static final Setting PROBLEMS =
      Setting.whole(
          "problems", "The problems of one post that are listed", LIMIT.problems(), 1, 10_000);
  public static final Setting REFERENCES =
      Setting.whole(
          "references",
          "The different files and posts that one post refers to",
          LIMIT.references(),
          1,
          1_000_000);

  public static final Setting BOOK_POSTS =
      Setting.whole("bookPosts", "The posts of one book", LIMIT.bookPosts(), 1, 100_000);
  public static final Setting LIMITS =
      Setting.map(
          "limits",
          "The limits against hostile and broken posts",
          List.of(
              POST_BYTES,
              FRONT_MATTER_BYTES,
              RESOURCE_BYTES,
              ARTICLE_BYTES,
              IMAGE_PIXELS,
              DEPTH,
              ELEMENTS,
              SECONDS,
              PAGES,
              EBOOK_BYTES,
              ALIASES,
              PROBLEMS,
              REFERENCES,
              BOOK_POSTS));
  public static final Setting QUEUE =
      Setting.text(
          "queue",
          "The broker that takes posts for workers, or a Camel endpoint",
          "direct:publish-post");
  public static final Setting JOBS =
      Setting.whole("jobs", "The number of posts that may be at workers at once", 64, 1, 10_000);
  public static final Setting STORE =
      Setting.textOrMap(
          "store",
          "The folder or the bucket of the stored versions, which workers share",
          "",
          Stream.concat(Stream.of(BucketKeys.STORE_URL), BucketKeys.ALL.stream()).toList());
  public static final Setting DIALECT =
      Setting.choice(
          "dialect",
          "The dialect that all posts are written in for certain",
          List.of(
              "auto",
              "github",
              "hugo",
              "zola",
              "jekyll",
              "kramdown",
              "obsidian",
              "pandoc",
              "quarto",
              "mkdocs",
              "docusaurus",
              "mdx",
              "mathjax",
              "wordpress"),
          "auto");
  public static final Setting MATHS =
      Setting.choice(
          "maths", "Formulas between dollar signs", List.of("auto", "on", "off"), "auto");
  public static final Setting BIBLIOGRAPHY =
      Setting.texts(
          "bibliography",
          "The files in BibTeX, BibLaTeX or CSL-JSON that all posts may cite, below the content"
              + " folder or beside this file",
          "");
  public static final Setting CSL =
      Setting.text(
          "csl",
          "The style of citations: a name of the CSL project, such as apa, or a file",
          "chicago-author-date");
  public static final Setting GLOSSARY =
      Setting.texts(
          "glossary",
          "The files in YAML or JSON with the terms of all posts, below the content folder or"
              + " beside this file",
          "");
  public static final Setting ABBREVIATIONS =
      Setting.choice(
          "abbreviations",
          "expand: the first use of an abbreviation in a post shows its meaning",
          List.of("as-written", "expand"),
          "as-written");
  public static final Setting ACCEPT_CODE =
      Setting.choice(
              "code",
              "The code of the warning",
              Arrays.stream(ProblemCode.values()).map(ProblemCode::name).toList(),
              "")
          .asRequired();
  public static final Setting ACCEPT_PATH =
      Setting.text("path", "A folder, a file or a glob; the default is all sources", "");
  public static final Setting ACCEPT_REASON =
      Setting.text("reason", "The reason, as a sentence", "", ".*\\S.*").asRequired();
  public static final Setting ACCEPT =
      Setting.maps(
          "accept",
          "The warnings that the publisher accepts",
          List.of(ACCEPT_CODE, ACCEPT_PATH, ACCEPT_REASON));
  static final Setting MAIN_SECTIONS =
      Setting.texts("mainSections", "The sections on the home page; the default is all", "");
  static final Setting TAXONOMIES =
      Setting.any("taxonomies", "Further taxonomies: names, or a map from names to paths");
  static final Setting MENUS =
      Setting.map("menus", "The menus of the site, each a list of entries", List.of());
  static final Setting ICON = Setting.text("icon", "The path of the icon in static/", "");
  public static final Setting SEARCH =
      Setting.choice(
          "search", "The search page, the only page with a script", List.of("on", "off"), "off");
  public static final Setting TRUST =
      Setting.texts(
          "trust",
          "The folders whose _index.md may give every field by cascade",
          "(?!.*(?:\\.\\.|\\\\)).+");
  public static final Setting REMOTE_MODE =
      Setting.choice(
          "mode",
          "fetch: publish fetches pictures first; allow: pages load them",
          List.of("off", "fetch", "allow"),
          "off");
  static final Setting REMOTE_HOSTS =
      Setting.texts("hosts", "The hosts from which pictures may be fetched or loaded", HOST);
  static final Setting EMBEDS =
      Setting.texts("embeds", "The hosts whose pages your shortcodes may show in a frame", HOST);
  public static final Setting REMOTE =
      Setting.map("remote", "Pictures on the web", List.of(REMOTE_MODE, REMOTE_HOSTS));
  static final Setting RELATED =
      Setting.any(
          "related",
          "Suggestions of other posts: true, false, or a map with stop, a list of words");
  public static final Setting LANGUAGE_NAME =
      Setting.text("name", "The name of the language in the switch", "");
  public static final Setting LANGUAGE_TITLE =
      Setting.text("title", "The name of the site in this language", "");
  public static final Setting LANGUAGE_DESCRIPTION =
      Setting.text("description", "One sentence about the site in this language", "");
  public static final Setting LANGUAGE_WEIGHT =
      Setting.whole("weight", "The order in the switch", 0, -100_000, 100_000);
  public static final Setting LANGUAGES =
      Setting.namedMaps(
          "languages",
          "The languages with a home page, lists and feeds: tags, or a map from tags to settings",
          "[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*",
          List.of(
              LANGUAGE_NAME,
              LANGUAGE_TITLE,
              LANGUAGE_DESCRIPTION,
              LANGUAGE_WEIGHT,
              Setting.map("menus", "The menus in this language", List.of()),
              Setting.map("params", "Own values, for templates", List.of())));
  public static final Setting VERSIONS_KEEP =
      Setting.whole("keep", "The versions of each post that are kept, 0 for none", 10, 0, 10_000);
  public static final Setting VERSIONS_DAYS =
      Setting.whole("days", "The days for which every version of a post is kept", 30, 0, 100_000);
  public static final Setting VERSIONS =
      Setting.map(
          "versions",
          "The kept versions of published posts",
          List.of(VERSIONS_KEEP, VERSIONS_DAYS));
  static final Setting GUARD =
      Setting.choice(
          "guard",
          "The treatment of a run whose results are odd for the site",
          GuardMode.names(),
          GuardMode.WARN.label());
  public static final Setting CANARY =
      Setting.choice(
          "canary",
          "Whether a few posts are made and inspected first if a template, a font or Offprint changed",
          List.of("off", "on"),
          "off");
  static final Setting PARAMS = Setting.map("params", "Own values, for templates", List.of());

  /** All keys of the file, in the order of docs/configuration.md. */
  public static final List<Setting> ROOT =
      List.of(
          TITLE,
          DESCRIPTION,
          AUTHOR,
          LANGUAGE,
          LANGUAGES,
          BASE_URL,
          PAPER,
          PERMALINKS,
          LINKS,
          HEADING_IDS,
          TERM_PATHS,
          PLACES,
          CITE,
          CHANGES,
          EDITIONS,
          COPIES,
          FEED,
          LISTS,
          THEME,
          LIMITS,
          QUEUE,
          JOBS,
          STORE,
          REMOTE,
          EMBEDS,
          MAIN_SECTIONS,
          TAXONOMIES,
          MENUS,
          ICON,
          SEARCH,
          TRUST,
          RELATED,
          DIALECT,
          MATHS,
          BIBLIOGRAPHY,
          CSL,
          GLOSSARY,
          ABBREVIATIONS,
          ACCEPT,
          BookKeys.BOOKS,
          IssueKeys.ISSUE,
          DeliveryKeys.DELIVER,
          AlarmKeys.ALARMS,
          VERSIONS,
          GUARD,
          CANARY,
          PARAMS);

  private SettingKeys() {}
}
