package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharesNothing;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.ReceiptStatus;

/** Pages show the rest of the site: menus, adjacent posts, series, lists, data. */
@SharesNothing
class NavigationTest {
  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void threePostsAndAPage() {
    blog = new Blog(project, "html", "epub", "index", "lists", "rss", "sitemap", "archive");
    blog.with("offprint.yaml", "title: Leaves", "baseUrl: https://example.org/blog/");
    post("one", "2024-05-01", "series: [Folding]");
    post("two", "2025-05-02", "series: [Folding]");
    post("three", "2026-05-03", "tags: [ink]", "categories: [Craft]");
    blog.with("content/about.md", "---", "title: About us", "---", "We print.");
  }

  private Blog post(String name, String date, String... fields) {
    return blog.with(
        "content/posts/" + name + ".md",
        "---\ntitle: Post " + name + "\ndate: " + date + "\n" + String.join("\n", fields),
        "---",
        "Words.");
  }

  private List<String> links(String page, String selector) {
    return blog.page(page).select(selector).stream()
        .map(link -> link.attr("href") + " " + link.text())
        .toList();
  }

  private static List<String> made(Run run) {
    return run.receipts().entrySet().stream()
        .filter(receipt -> receipt.getValue().status() == ReceiptStatus.PUBLISHED)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Test
  void a_post_leads_to_the_adjacent_posts_in_the_order_of_time() {
    blog.publish();
    assertThat(links("posts/two/index.html", ".page-neighbours a"))
        .containsExactly("../one/ Previous Post one", "../three/ Next Post three");
    assertThat(links("posts/three/index.html", ".page-neighbours [rel=next]")).isEmpty();
  }

  @Test
  void weights_are_the_order_if_every_post_of_the_section_has_one() {
    post("one", "2024-05-01", "weight: 3");
    post("two", "2025-05-02", "weight: 1");
    post("three", "2026-05-03", "weight: 2");
    blog.publish();
    assertThat(links("posts/three/index.html", ".page-neighbours a"))
        .containsExactly("../two/ Previous Post two", "../one/ Next Post one");
  }

  @Test
  void a_changed_title_makes_the_pages_of_adjacent_posts_again() {
    blog.with(
        "offprint.yaml", "title: Leaves", "baseUrl: https://example.org/blog/", "related: false");
    blog.publish();
    blog.with(
        "content/posts/three.md", "---", "title: Renamed", "date: 2026-05-03", "---", "Words.");
    Run run = blog.publish();
    assertThat(made(run)).containsExactly("posts/three.md", "posts/two.md");
    assertThat(blog.page("posts/two/index.html").select("[rel=next]").text()).contains("Renamed");
    assertThat(made(blog.publish())).isEmpty();
  }

  @Test
  void a_changed_text_makes_no_adjacent_post_and_no_list_without_the_post_again() {
    blog.publish();
    blog.with(
        "content/posts/one.md",
        "---",
        "title: Post one",
        "date: 2024-05-01",
        "series: [Folding]",
        "---",
        "Other words.");
    Run run = blog.publish();
    assertThat(made(run)).containsExactly("posts/one.md");
    assertThat(run.summary().renditions())
        .extracting(RenditionInfo::path)
        .doesNotContain("sitemap.xml", "tags/ink/index.html", "archive/2026/index.html");
  }

  @Test
  void a_series_names_its_parts_and_marks_the_present_one() {
    blog.publish();
    Element box = blog.page("posts/two/index.html").selectFirst(".page-series");
    assertThat(box.selectFirst("summary").text()).isEqualTo("Folding Part 2/2");
    assertThat(box.select("li [aria-current=page]").text()).isEqualTo("Post two");
    assertThat(box.select("li a").attr("href")).isEqualTo("../one/");
  }

  @Test
  void breadcrumbs_lead_to_the_section_and_terms_to_their_lists() {
    blog.publish();
    assertThat(links("posts/three/index.html", ".page-path a"))
        .containsExactly("../../ Leaves", "../ Posts");
    assertThat(links("posts/three/index.html", ".page-tags a"))
        .containsExactly("../../tags/ink/ ink", "../../categories/craft/ Craft");
  }

  @Test
  void a_page_at_the_root_is_in_no_list_and_no_feed_but_the_home_page_leads_to_it() {
    blog.publish();
    assertThat(links("index.html", ".page-list h2 a")).noneMatch(link -> link.contains("About"));
    assertThat(links("index.html", ".page-lists a")).contains("about/ About us");
    assertThat(blog.text("feed.xml")).doesNotContain("About us");
    assertThat(blog.text("archive/index.html")).doesNotContain("About us");
    assertThat(blog.text("sitemap.xml")).contains("<loc>https://example.org/blog/about/</loc>");
    assertThat(blog.page("about/index.html").select(".page-neighbours")).isEmpty();
  }

  @Test
  void front_matter_decides_whether_a_source_is_a_post_or_a_page() {
    blog.with("content/about.md", "---", "title: About us", "kind: post", "---", "We print.");
    post("three", "2026-05-03", "kind: page");
    blog.publish();
    assertThat(links("index.html", ".page-list h2 a"))
        .anyMatch(link -> link.contains("About us"))
        .noneMatch(link -> link.contains("Post three"));
  }

  @Test
  void every_list_is_reachable_from_the_home_page() {
    blog.publish();
    assertThat(links("index.html", ".page-lists a"))
        .containsExactly(
            "posts/ Posts",
            "about/ About us",
            "tags/ Tags",
            "categories/ Categories",
            "series/ Series",
            "archive/ Archive");
    assertThat(links("archive/index.html", ".page-years a"))
        .containsExactly("2026/ 2026", "2025/ 2025", "2024/ 2024");
    assertThat(links("archive/2025/index.html", ".page-archive a"))
        .containsExactly("../../posts/two/ Post two");
  }

  @Test
  void main_sections_choose_the_posts_of_the_home_page_and_the_feeds() {
    blog.with(
            "offprint.yaml",
            "title: Leaves",
            "baseUrl: https://example.org/",
            "mainSections: [posts]")
        .with("content/logs/day.md", "---", "title: A day", "date: 2026-06-01", "---", "Rain.")
        .publish();
    assertThat(links("index.html", ".page-list h2 a")).noneMatch(link -> link.contains("A day"));
    assertThat(blog.text("feed.xml")).doesNotContain("A day");
    assertThat(blog.text("archive/index.html")).contains("A day");
    assertThat(links("index.html", ".page-lists a")).contains("logs/ Logs");
  }

  @Test
  void menus_are_read_from_the_configuration_and_from_front_matter_and_mark_the_present_page() {
    blog.with(
            "offprint.yaml",
            "title: Leaves",
            "baseUrl: https://example.org/blog/",
            "menus:",
            "  main:",
            "    - {name: Writing, url: /posts/, weight: 1}",
            "    - {name: Code, url: 'https://example.org/code', weight: 3}",
            "    - {name: Inner, pageRef: posts/one.md, parent: Writing}")
        .with(
            "content/about.md", "---", "title: About us", "menu: {main: {weight: 2}}", "---", "We.")
        .publish();
    assertThat(links("about/index.html", ".page-menu a"))
        .containsExactly(
            "../posts/ Writing",
            "../posts/one/ Inner",
            "./ About us",
            "https://example.org/code Code");
    assertThat(blog.page("about/index.html").select(".page-menu [aria-current=page]").text())
        .isEqualTo("About us");
    assertThat(blog.page("posts/one/index.html").select(".page-menu [aria-current=true]").text())
        .isEqualTo("Writing");
  }

  @Test
  void a_menu_that_points_nowhere_is_a_warning_with_its_line_also_in_the_next_run() {
    blog.with(
        "offprint.yaml",
        "title: Leaves",
        "menus:",
        "  main:",
        "    - {name: Gone, url: /gone/}",
        "    - {name: Orphan, url: /posts/, parent: Nobody}");
    for (int run = 0; run < 2; run++) {
      assertThat(blog.publish().summary().problems())
          .filteredOn(problem -> problem.code() == ProblemCode.LINK_BROKEN)
          .extracting(Problem::message)
          .anyMatch(m -> m.startsWith("offprint.yaml:4: ") && m.contains("\"/gone/\""))
          .anyMatch(m -> m.startsWith("offprint.yaml:5: ") && m.contains("\"Nobody\""));
    }
  }

  @Test
  void an_own_taxonomy_has_lists_at_its_path_and_links_on_posts() {
    blog.with(
        "offprint.yaml", "title: Leaves", "taxonomies:", "  tools: {title: Tools, path: /kit/}");
    post("one", "2024-05-01", "tools: [Bone folder]");
    blog.publish();
    assertThat(blog.page("kit/index.html").selectFirst("h1").text()).isEqualTo("Tools");
    assertThat(blog.page("kit/bone-folder/index.html").select(".page-list h2").text())
        .isEqualTo("Post one");
    assertThat(blog.page("posts/one/index.html").select(".page-tags a").attr("href"))
        .isEqualTo("../../kit/bone-folder/index.html");
  }

  @Test
  void a_forbidden_path_of_a_taxonomy_is_an_error_with_its_line() {
    blog.with("offprint.yaml", "title: Leaves", "taxonomies:", "  tools: ../kit/");
    assertThatThrownBy(blog::publish)
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("offprint.yaml:3")
        .hasMessageContaining("\"../kit/\"");
    blog.with("offprint.yaml", "title: Leaves", "taxonomies:", "  tools: /tags/");
    assertThatThrownBy(blog::publish).hasMessageContaining("the taxonomy tags has it");
  }

  @Test
  void a_profile_in_the_data_is_shown_below_the_posts_of_the_author() {
    post("one", "2024-05-01", "author: Mika Aalto");
    blog.with("data/authors.yaml", "mika-aalto:", "  bio: Folds paper.").publish();
    assertThat(blog.page("posts/one/index.html").select(".page-author").text())
        .isEqualTo("Mika Aalto Folds paper.");
    assertThat(blog.page("authors/mika-aalto/index.html").select(".page-author").text())
        .isEqualTo("Mika Aalto Folds paper.");
    blog.with("data/authors.yaml", "mika-aalto:", "  bio: Prints.");
    assertThat(made(blog.publish())).containsExactly("posts/one.md");
  }

  @Test
  void templates_read_data_and_pages_follow_its_changes() {
    blog.with("templates/web/foot.html", "<p class=\"tool\">{{ data.kit.tools[0] }}</p>")
        .with("data/kit.toml", "tools = [\"awl\"]")
        .publish();
    assertThat(blog.page("posts/one/index.html").select(".tool").text()).isEqualTo("awl");
    assertThat(made(blog.publish())).isEmpty();
    blog.with("data/kit.toml", "tools = [\"bone\"]").publish();
    assertThat(blog.page("posts/one/index.html").select(".tool").text()).isEqualTo("bone");
  }

  @Test
  void wrong_data_are_an_error_with_file_and_line() {
    blog.with("data/kit.yaml", "tools:", "  - awl", " - bone");
    assertThatThrownBy(blog::publish)
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("kit.yaml:");
    assertThat(Files.exists(blog.output("index.html"))).isFalse();
  }
}
