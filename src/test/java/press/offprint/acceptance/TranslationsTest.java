package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharesNothing;
import press.offprint.model.problem.ProblemCode;

/** The translations of a post know each other, and each language has a home, lists and feeds. */
@SharesNothing
class TranslationsTest {
  private static final String BASE = "https://example.org/blog/";
  private static final String MENU = ".page-menu:not(.page-languages) a";

  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void aSiteInEnglishWithFrenchPosts() {
    blog =
        new Blog(
            project, "html", "index", "lists", "feeds", "rss", "atom", "json", "sitemap", "archive",
            "search", "epub");
    blog.with("offprint.yaml", "title: Leaves", "baseUrl: " + BASE, "search: on");
    post("posts/ink.md", "On ink", "2024-01-01", "tags: [ink]", "series: [Craft]");
    post("posts/ink.fr.md", "De l’encre", "2024-01-01", "tags: [encre]", "series: [Craft]");
    post("posts/glue.md", "On glue", "2024-02-01", "tags: [ink]", "series: [Craft]");
    post("fr/posts/glue.md", "De la colle", "2024-02-01", "series: [Craft]");
    post("posts/press/index.md", "The press", "2024-03-01");
    post("posts/press/index.fr.md", "La presse", "2024-03-01");
    post("posts/alone.md", "Alone", "2024-04-01");
  }

  private Blog post(String file, String title, String date, String... fields) {
    return blog.with(
        "content/" + file,
        "---\ntitle: " + title + "\ndate: " + date + "\n" + String.join("\n", fields),
        "---",
        (file.contains("fr") ? "Un texte français sur " : "Some English words of ") + title + ".");
  }

  private Map<String, String> alternates(String page) {
    Map<String, String> found = new TreeMap<>();
    for (Element link : blog.page(page).select("head link[hreflang]")) {
      assertThat(link.attr("rel")).isEqualTo("alternate");
      found.put(link.attr("hreflang"), link.attr("href").replace(BASE, "/"));
    }
    return found;
  }

  private List<String> links(String page, String selector) {
    return blog.page(page).select(selector).stream()
        .map(link -> link.attr("href") + " " + link.text())
        .toList();
  }

  private Document assertSitemapHoldsAlternates() {
    Document sitemap = Jsoup.parse(blog.text("sitemap.xml"), Parser.xmlParser());
    for (Element url : sitemap.select("url")) {
      String path = url.selectFirst("loc").text().replace(BASE, "");
      Map<String, String> written = new TreeMap<>();
      url.select("xhtml|link")
          .forEach(l -> written.put(l.attr("hreflang"), l.attr("href").replace(BASE, "/")));
      assertThat(written).as(path).isEqualTo(alternates(path + "index.html"));
      written
          .values()
          .forEach(to -> assertThat(blog.output(to.substring(1) + "index.html")).exists());
    }
    return sitemap;
  }

  @Test
  void file_names_folders_and_bundles_of_a_language_are_translations() {
    blog.publish();
    assertThat(alternates("posts/ink/index.html"))
        .containsEntry("en", "/posts/ink/")
        .containsEntry("fr", "/fr/posts/ink/")
        .containsEntry("x-default", "/posts/ink/")
        .hasSize(3);
    for (String post : List.of("ink", "glue", "press")) {
      assertThat(alternates("fr/posts/" + post + "/index.html"))
          .as(post)
          .isEqualTo(alternates("posts/" + post + "/index.html"))
          .hasSize(3);
    }
    assertThat(alternates("posts/alone/index.html")).isEmpty();
  }

  @Test
  void a_translation_key_joins_posts_of_any_names() {
    post("posts/one.md", "One", "2024-05-01", "translationKey: first");
    post("posts/eins.md", "Eins", "2024-05-01", "translationKey: first", "language: de");
    blog.publish();
    assertThat(alternates("posts/eins/index.html"))
        .containsEntry("de", "/posts/eins/")
        .containsEntry("en", "/posts/one/")
        .isEqualTo(alternates("posts/one/index.html"));
    // A field of one post makes no home page of a language for the whole site.
    assertThat(blog.output("de/index.html")).doesNotExist();
    blog.with("offprint.yaml", "title: Leaves", "baseUrl: " + BASE, "languages: [en, fr, de]")
        .publish();
    assertThat(links("de/index.html", ".page-list h2 a")).containsExactly("../posts/eins/ Eins");
  }

  @Test
  void the_switch_names_each_language_in_its_own_words() {
    blog.publish();
    Document page = blog.page("fr/posts/ink/index.html");
    Element nav = page.selectFirst("nav.page-languages");
    assertThat(nav.attr("aria-label")).isEqualTo("Langues");
    Element other = nav.selectFirst("a");
    assertThat(other.text()).isEqualTo("English");
    assertThat(other.attr("lang")).isEqualTo("en");
    assertThat(other.attr("hreflang")).isEqualTo("en");
    assertThat(other.attr("href")).isEqualTo("../../../posts/ink/");
    assertThat(nav.selectFirst("[aria-current]").text()).isEqualTo("Français");
    assertThat(page.select("meta[property=og:locale:alternate]").eachAttr("content"))
        .containsExactly("en");
    assertThat(blog.page("posts/alone/index.html").select(".page-languages")).isEmpty();
  }

  @Test
  void each_language_has_its_own_home_lists_feeds_archive_and_search() {
    blog.publish();
    assertThat(links("index.html", ".page-list h2 a"))
        .containsExactly(
            "posts/alone/ Alone",
            "posts/press/ The press",
            "posts/glue/ On glue",
            "posts/ink/ On ink");
    assertThat(links("fr/index.html", ".page-list h2 a"))
        .containsExactly(
            "posts/press/ La presse", "posts/glue/ De la colle", "posts/ink/ De l’encre");
    assertThat(links("fr/posts/index.html", ".page-list h2 a")).hasSize(3);
    assertThat(links("fr/archive/2024/index.html", ".page-archive a")).hasSize(3);
    assertThat(links("fr/tags/index.html", ".page-terms a")).containsExactly("encre/ encre");
    assertThat(links("tags/index.html", ".page-terms a")).containsExactly("ink/ ink");
    for (String feed : List.of("feed.xml", "atom.xml", "feed.json", "posts/feed.xml")) {
      String french = blog.text("fr/" + feed);
      String english = blog.text(feed);
      assertThat(french).contains("fr/posts/glue/", "/fr/").doesNotContain("English words");
      assertThat(english).contains("posts/glue/").doesNotContain("texte français");
    }
    assertThat(blog.text("fr/search/posts-0.js")).contains("\"posts/ink/\"").contains("De l’encre");
    assertThat(blog.text("search/posts-0.js")).doesNotContain("De l’encre");
    assertThat(blog.page("fr/index.html").select("html").attr("lang")).isEqualTo("fr");
    assertThat(blog.page("fr/posts/ink/index.html").select("link[type=application/rss+xml]"))
        .extracting(link -> link.attr("href"))
        .containsExactly("../../feed.xml");
  }

  @Test
  void equal_lists_of_two_languages_are_translations() {
    blog.publish();
    assertThat(alternates("index.html")).isEqualTo(alternates("fr/index.html")).hasSize(3);
    assertThat(alternates("fr/posts/index.html"))
        .containsEntry("en", "/posts/")
        .isEqualTo(alternates("posts/index.html"));
    assertThat(alternates("fr/archive/index.html")).containsEntry("en", "/archive/");
    assertThat(alternates("fr/tags/encre/index.html")).isEmpty();
  }

  @Test
  void the_sitemap_holds_the_alternates_of_every_page() {
    blog.publish();
    Document sitemap = assertSitemapHoldsAlternates();
    assertThat(sitemap.select("loc").eachText()).contains(BASE + "fr/", BASE + "fr/posts/ink/");
  }

  @Test
  void adjacent_posts_series_breadcrumbs_and_labels_are_of_one_language() {
    blog.publish();
    assertThat(links("fr/posts/glue/index.html", ".page-neighbours a"))
        .containsExactly("../ink/ Précédent De l’encre", "../press/ Suivant La presse");
    assertThat(links("fr/posts/ink/index.html", ".page-series li a"))
        .containsExactly("../glue/ De la colle");
    assertThat(links("fr/posts/ink/index.html", ".page-path a"))
        .containsExactly("../../ Leaves", "../ Posts");
    assertThat(links("fr/posts/ink/index.html", ".page-tags a"))
        .containsExactly("../../tags/encre/ encre");
  }

  @Test
  void settings_of_a_language_give_its_title_menu_and_parameters() {
    blog.with(
        "offprint.yaml",
        "title: Leaves",
        "baseUrl: " + BASE,
        "menus:",
        "  main: [{name: Writing, url: /posts/}, {pageRef: /posts/ink}]",
        "languages:",
        "  en: {name: English}",
        "  de: {title: Blätter, menus: {main: [{name: Archiv, url: /archive/}]}}",
        "  fr: {title: Feuilles, description: Sur le papier., weight: 2}");
    blog.publish();
    assertThat(links("index.html", MENU)).containsExactly("posts/ink/ On ink", "posts/ Writing");
    assertThat(links("fr/index.html", MENU))
        .containsExactly("posts/ink/ De l’encre", "posts/ Writing");
    assertThat(links("de/index.html", MENU)).containsExactly("archive/ Archiv");
    assertThat(blog.page("fr/posts/ink/index.html").title()).isEqualTo("De l’encre · Feuilles");
    assertThat(blog.page("fr/index.html").select(".page-lead").text()).isEqualTo("Sur le papier.");
    assertThat(blog.page("index.html").select(".page-languages li").eachText())
        .containsExactly("English", "Français", "Deutsch");
  }

  @Test
  void permalinks_slugs_and_urls_are_below_the_home_page_of_their_language() {
    blog.with(
        "offprint.yaml",
        "title: Leaves",
        "baseUrl: " + BASE,
        "languages: [en, fr]",
        "permalinks: {posts: '/:year/:slug/'}");
    post("posts/gold.md", "Gold", "2024-05-01", "slug: gold-leaf");
    post("posts/gold.fr.md", "Or", "2024-05-01", "slug: feuille-d-or");
    post("posts/far.md", "Far", "2024-05-01", "url: /far/");
    post("posts/far.fr.md", "Loin", "2024-05-01", "url: loin/");
    post("en/posts/rule.md", "Rule", "2024-05-01");
    post("fr/posts/rule.md", "Règle", "2024-05-01");
    blog.publish();
    assertThat(alternates("2024/gold-leaf/index.html"))
        .containsEntry("fr", "/fr/2024/feuille-d-or/");
    assertThat(alternates("far/index.html")).containsEntry("fr", "/fr/loin/");
    assertThat(alternates("2024/rule/index.html")).containsEntry("fr", "/fr/2024/r%C3%A8gle/");
  }

  @Test
  void a_home_page_shows_the_text_of_its_language() {
    blog.with("content/_index.md", "Welcome to all readers.");
    blog.with("content/_index.fr.md", "Bienvenue à tous.");
    blog.publish();
    assertThat(blog.page("index.html").select(".page-body").text()).contains("Welcome");
    assertThat(blog.page("fr/index.html").select(".page-body").text()).contains("Bienvenue");
    blog.without("content/_index.fr.md");
    blog.with("content/fr/_index.md", "Bonjour à tous.");
    blog.publish();
    assertThat(blog.page("fr/index.html").select(".page-body").text()).contains("Bonjour");
    assertThat(blog.page("fr/index.html").select(".page-list h2")).hasSize(3);
  }

  @Test
  void names_that_end_in_no_language_are_ordinary_posts() {
    post("posts/notes.v2.md", "Notes", "2024-05-01");
    post("posts/plan.draft.md", "Plan", "2024-05-01");
    Run run = blog.publish();
    assertThat(run.summary().problems()).isEmpty();
    assertThat(alternates("posts/notes.v2/index.html")).isEmpty();
    assertThat(links("index.html", ".page-list h2 a")).hasSize(6);
  }

  @Test
  void a_translation_of_nothing_and_a_second_translation_are_warnings() {
    post("posts/lost.md", "Lost", "2024-05-01", "translationKey: nothing");
    post("posts/ink-again.md", "Ink again", "2024-05-01", "translationKey: double");
    post("posts/ink-twice.md", "Ink twice", "2024-05-01", "translationKey: double");
    Run run = blog.publish();
    assertThat(run.summary().problems())
        .allMatch(problem -> problem.code() == ProblemCode.TRANSLATION)
        .extracting(problem -> problem.message())
        .anyMatch(text -> text.startsWith("posts/lost.md: ") && text.contains("\"nothing\""))
        .anyMatch(
            text -> text.startsWith("posts/ink-twice.md: ") && text.contains("posts/ink-again.md"))
        .hasSize(2);
  }

  @Test
  void a_language_that_the_settings_do_not_name_is_a_warning() {
    blog.with("offprint.yaml", "title: Leaves", "baseUrl: " + BASE, "languages: [en, de]");
    Run run = blog.publish();
    assertThat(run.summary().problems())
        .extracting(problem -> problem.message())
        .singleElement()
        .asString()
        .contains("The language fr of this post and 2 more");
    // The folder of the language is a section like any other.
    assertThat(blog.page("fr/index.html").select("html").attr("lang")).isEqualTo("en");
    assertThat(alternates("posts/ink/index.html")).containsEntry("fr", "/fr/posts/ink/");
  }

  @Test
  void a_new_translation_makes_the_page_of_the_other_language_again() {
    blog.publish();
    post("posts/alone.fr.md", "Seul", "2024-04-01");
    blog.publish();
    assertThat(alternates("posts/alone/index.html")).containsEntry("fr", "/fr/posts/alone/");
    blog.without("content/posts/alone.fr.md");
    blog.publish();
    assertThat(alternates("posts/alone/index.html")).isEmpty();
  }

  @Test
  void the_folder_of_the_main_language_leads_home_unless_a_post_or_an_alias_has_its_path() {
    Blog redirected = new Blog(project, "html", "lists", "redirects", "nginx");
    redirected.publish();
    assertThat(redirected.text("nginx-redirects.map")).contains("\"/blog/en/\" \"/blog/\";");
    post("posts/alone.md", "Alone", "2024-04-01", "aliases: [/en/]");
    redirected.publish();
    assertThat(redirected.text("nginx-redirects.map"))
        .containsOnlyOnce("\"/blog/en/\"")
        .contains("\"/blog/en/\" \"/blog/posts/alone/\";");
    assertThat(redirected.page("en/index.html").select("h1 a").attr("href"))
        .isEqualTo("../posts/alone/");
  }

  @Test
  void a_language_that_only_front_matter_names_gets_no_home_page() {
    post("posts/gum.md", "Gummi", "2024-05-01", "language: de");
    post("posts/gum.fr.md", "La gomme", "2024-05-01");
    blog.publish();
    assertThat(blog.output("de/index.html")).doesNotExist();
    assertThat(links("index.html", ".page-list h2 a")).contains("posts/gum/ Gummi");
    assertThat(alternates("posts/gum/index.html")).containsEntry("fr", "/fr/posts/gum/");
  }

  @Test
  void posts_in_a_folder_with_any_form_of_a_tag_are_below_the_home_page_of_that_language() {
    post("pt_BR/posts/ink.md", "A tinta", "2024-01-01");
    blog.with("content/pt_BR/_index.md", "Bem-vindo a todos.");
    blog.with("content/fr/_index.fr.md", "Bienvenue à tous.");
    Run run = blog.publish();
    assertThat(run.summary().problems()).isEmpty();
    assertThat(blog.page("pt-br/index.html").select(".page-body").text()).contains("Bem-vindo");
    assertThat(links("pt-br/index.html", ".page-list h2 a")).containsExactly("posts/ink/ A tinta");
    assertThat(alternates("posts/ink/index.html")).containsEntry("pt-BR", "/pt-br/posts/ink/");
    assertThat(blog.output("pt_br")).doesNotExist();
    assertThat(blog.page("fr/index.html").select(".page-body").text()).contains("Bienvenue");
    assertThat(blog.publish().summary().renditions()).isEmpty();
  }

  @Test
  void a_translation_into_a_region_counts_for_its_language_unless_there_is_an_exact_one() {
    blog.with(
        "offprint.yaml",
        "title: Leaves",
        "baseUrl: " + BASE,
        "menus: {main: [{pageRef: /posts/rust}]}",
        "languages: [en, fr]");
    post("posts/rust.md", "Rust", "2024-05-01", "language: en-US");
    post("posts/rust.fr-CA.md", "La rouille", "2024-05-01");
    blog.publish();
    assertThat(alternates("fr-ca/posts/rust/index.html"))
        .containsEntry("en-US", "/posts/rust/")
        .containsEntry("x-default", "/posts/rust/");
    assertThat(links("fr/index.html", MENU)).containsExactly("../fr-ca/posts/rust/ La rouille");
    post("posts/rust.fr.md", "Rouille", "2024-05-01");
    blog.publish();
    assertThat(links("fr/index.html", MENU)).containsExactly("posts/rust/ Rouille");
    assertThat(blog.page("fr/posts/rust/index.html").select(".page-languages li").eachText())
        .startsWith("English (United States)", "Français");
  }

  @Test
  void a_section_with_a_page_in_one_language_is_one_list_with_those_of_the_others() {
    blog.with(
        "offprint.yaml",
        "title: Leaves",
        "baseUrl: " + BASE,
        "menus: {main: [{pageRef: /posts/}]}",
        "languages: [en, fr]");
    blog.with("content/posts/_index.md", "---", "title: Writing", "---", "On paper.");
    blog.publish();
    assertThat(links("index.html", MENU)).containsExactly("posts/ Writing");
    assertThat(links("fr/index.html", MENU)).containsExactly("posts/ Posts");
    assertThat(alternates("posts/index.html"))
        .containsEntry("fr", "/fr/posts/")
        .containsEntry("x-default", "/posts/")
        .isEqualTo(alternates("fr/posts/index.html"));
    assertSitemapHoldsAlternates();
    assertThat(blog.publish().summary().renditions()).isEmpty();
    blog.without("content/posts/_index.md");
    blog.with("content/posts/_index.fr.md", "---", "title: Articles", "---", "Sur le papier.");
    blog.publish();
    assertThat(links("index.html", MENU)).containsExactly("posts/ Posts");
    assertThat(links("fr/index.html", MENU)).containsExactly("posts/ Articles");
    assertThat(alternates("posts/index.html"))
        .containsEntry("fr", "/fr/posts/")
        .isEqualTo(alternates("fr/posts/index.html"));
    assertSitemapHoldsAlternates();
  }

  @Test
  void a_menu_leads_to_the_list_of_its_language_if_there_is_one() {
    blog.with(
        "offprint.yaml",
        "title: Leaves",
        "baseUrl: " + BASE,
        "search: on",
        "menus:",
        "  main: [{url: /tags/ink/}, {url: /archive/2024/}, {url: /search/}, {url: /tags/}]",
        "  other:",
        "    - {url: /categories/}",
        "languages: [en, fr]");
    Run run = blog.publish();
    assertThat(links("fr/index.html", MENU))
        .containsExactly("archive/2024/ 2024", "../tags/ink/ ink", "search/ Search", "tags/ Tags");
    assertThat(links("index.html", MENU))
        .containsExactly("archive/2024/ 2024", "tags/ink/ ink", "search/ Search", "tags/ Tags");
    assertThat(run.summary().problems())
        .extracting(problem -> problem.message())
        .singleElement()
        .asString()
        .contains("offprint.yaml:7: The menu other has an entry for \"/categories/\"");
    post("posts/ink.fr.md", "De l’encre", "2024-01-01");
    post("posts/alone.md", "Alone", "2024-04-01", "categories: [Art]");
    assertThat(blog.publish().summary().problems()).isEmpty();
    assertThat(links("fr/index.html", MENU)).doesNotContain("tags/ Tags").contains("../tags/ Tags");
  }

  @Test
  void the_folder_of_a_region_has_its_posts_in_the_sections_of_its_language() {
    blog.with("offprint.yaml", "title: Leaves", "baseUrl: " + BASE, "languages: [en, fr]");
    post("fr-CA/posts/snow.md", "La neige", "2024-05-01");
    blog.publish();
    assertThat(links("fr/posts/index.html", ".page-list h2 a"))
        .contains("../../fr-ca/posts/snow/ La neige")
        .hasSize(4);
    assertThat(blog.output("fr/fr-ca")).doesNotExist();
    assertThat(links("fr-ca/posts/snow/index.html", ".page-path a"))
        .containsExactly("../../../fr/ Leaves", "../../../fr/posts/ Posts");
  }

  @Test
  void a_site_whose_language_nobody_uses_lists_all_posts_on_one_home_page() {
    blog.with("offprint.yaml", "title: Leaves", "baseUrl: " + BASE, "language: nl");
    for (String name : List.of("ink", "glue")) {
      post("posts/" + name + ".en.md", "On " + name, "2024-01-01");
    }
    blog.without("content/posts/ink.md").without("content/posts/glue.md");
    blog.without("content/posts/press/index.md");
    blog.publish();
    assertThat(blog.page("index.html").select(".page-list h2")).hasSize(6);
    assertThat(alternates("en/posts/ink/index.html")).containsEntry("fr", "/fr/posts/ink/");
  }
}
