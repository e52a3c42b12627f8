package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** Glossaries and indexes of posts and of books, in each edition. */
class BackMatterTest {
  private static final String LONG = "Words and more words of a long text. ".repeat(60);

  @TempDir private Path project;

  private Blog blog(String... editions) {
    Blog blog = new Blog(project, editions);
    blog.with(
        "offprint.yaml",
        "title: Barley",
        "baseUrl: https://example.org/",
        "glossary: terms.yaml",
        "books:",
        "  - name: both",
        "    title: Both",
        "    parts:",
        "      - title: One",
        "        posts: [posts/one.md, posts/two.md]");
    blog.with("content/terms.yaml", "loam: Soil of sand & clay.", "tilth: The structure of soil.");
    blog.with(
        "content/posts/one.md",
        "---",
        "title: Soil",
        "date: 2024-03-11",
        "abbreviations: expand",
        "---",
        "The [loam]{.glossary} of a [garden]{.index} has [pH]{.index entry='soil!pH'}, [humus]{.glossary}.[^1]",
        "",
        "The PH is a PH. No [loan]{.glossary}.",
        "",
        "## Water",
        "",
        "[]{.index entry='Äpfel'}Water the [garden]{.index}.",
        "",
        "::: {.glossary}",
        "humus",
        ": Dark *matter*, see [water](#water).",
        ":::",
        "",
        "::: {#index}",
        ":::",
        "",
        "*[PH]: Potential of hydrogen",
        "",
        "[^1]: A [note]{.index} on [loam]{.glossary}.");
    StringBuilder two = new StringBuilder("---\ntitle: Beds\ndate: 2024-03-12\n---\n");
    for (int i = 0; i < 9; i++) {
      two.append("A [garden]{.index}. ").append(LONG).append("\n\n");
    }
    two.append("[Humus]{.glossary}, [tool]{.index see='hoe'}, [hoe]{.index}.\n\n");
    two.append("::: {.glossary}\nHumus\n: Another meaning.\n:::\n");
    return blog.with("content/posts/two.md", two.toString());
  }

  @Test
  void terms_and_entries_of_a_post_lead_to_their_places() {
    Blog blog = blog("html");
    Run run = blog.publish();
    Document page = blog.page("posts/one/index.html");
    assertThat(page.select("a.glossary-term").eachText()).containsExactly("loam", "humus", "loam");
    assertThat(page.select(".glossary-terms dt").eachText()).containsExactly("humus", "loam");
    assertThat(page.select(".index-term").eachText())
        .containsExactly("Äpfel", "garden", "note", "soil", "pH");
    assertThat(page.select(".index-letter").eachText()).containsExactly("A", "G", "N", "S");
    assertThat(page.select(".page-body").text())
        .contains("The Potential of hydrogen (PH) is a PH.");
    for (Element link : page.select(".page-body a[href^=#]")) {
      assertThat(page.getElementById(link.attr("href").substring(1)))
          .as(link.outerHtml())
          .isNotNull();
    }
    List<Problem> problems = run.receipt("posts/one.md").problems();
    assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.GLOSSARY_UNKNOWN);
    assertThat(problems.get(0).hint()).contains("loam");
    assertThat(problems.get(0).line()).isEqualTo(8);
  }

  @Test
  void a_book_has_one_glossary_and_one_index_of_all_its_posts() {
    Blog blog = blog("html", "book-epub", "book-html");
    blog.publish();
    Map<String, String> documents = BookSamples.documents(blog.output("books/both/both.epub"));
    assertThat(documents.get("chapter-1.xhtml")).doesNotContain("doc-index", "doc-glossary");
    assertThat(documents.get("chapter-1.xhtml")).contains("href=\"chapter-3.xhtml#term-");
    Document glossary = Jsoup.parse(documents.get("chapter-3.xhtml"));
    assertThat(glossary.select("dt").eachText()).containsExactly("humus", "loam");
    assertThat(glossary.select("dd").eachText())
        .containsExactly("Dark matter, see water.", "Another meaning.", "Soil of sand & clay.");
    assertThat(glossary.select("dd a").attr("href")).isEqualTo("chapter-1.xhtml#water");
    Document index = Jsoup.parse(documents.get("chapter-4.xhtml"));
    assertThat(index.select("section").attr("epub:type")).isEqualTo("backmatter index");
    for (Element link : index.select("a[href*=#]")) {
      String[] target = link.attr("href").split("#", -1);
      String file = target[0].isEmpty() ? "chapter-4.xhtml" : target[0];
      assertThat(documents.get(file)).as(link.outerHtml()).contains("id=\"" + target[1] + "\"");
    }
    var contents = Jsoup.parse(documents.get("nav.xhtml")).selectFirst("nav");
    assertThat(contents.select("> ol > li > a").eachText())
        .containsExactly("One", "Glossary", "Index", "Colophon");
    Document page = blog.page("books/both/index.html");
    assertThat(page.select("[role=doc-glossary] dt").eachText()).containsExactly("humus", "loam");
    assertThat(page.select("[role=doc-index] a.index-locator").first().attr("href"))
        .isEqualTo("../../posts/one/#index-3");
    assertThat(page.select(".page-chapters a").eachText()).containsExactly("Soil", "Beds");
  }

  @Test
  void a_reference_to_a_thing_of_another_post_has_its_number_in_a_book() {
    Blog blog = blog("html", "book-epub");
    blog.with(
        "content/posts/one.md",
        "---",
        "title: One",
        "date: 2024-03-11",
        "---",
        "See @tbl-beds, [-@tbl-beds], @eq-area, @sec-care, @fig-b and @fig-none.",
        "",
        "| a |",
        "|---|",
        "| 1 |",
        "",
        ": Rows {#tbl-rows}");
    blog.with(
        "content/posts/two.md",
        "---",
        "title: Two",
        "date: 2024-03-12",
        "---",
        "| a |",
        "|---|",
        "| 1 |",
        "",
        ": Other {#tbl-other}",
        "",
        "| a |",
        "|---|",
        "| 1 |",
        "",
        ": Beds {#tbl-beds}",
        "",
        "$$",
        "a = b",
        "$$ {#eq-area}",
        "",
        "## Care of beds {#sec-care}",
        "",
        "::: {#fig-ab layout-ncol=2}",
        "![One](dot.svg){#fig-a}",
        "![Two](dot.svg){#fig-b}",
        "",
        "Both",
        ":::");
    blog.with(
        "content/posts/dot.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='6'><rect width='9' height='6'/></svg>");
    Run run = blog.publish();
    Map<String, String> documents = BookSamples.documents(blog.output("books/both/both.epub"));
    Document one = Jsoup.parse(documents.get("chapter-1.xhtml"));
    assertThat(one.selectFirst("p:has(.ref)").text().replace('\u00a0', ' '))
        .isEqualTo("See Table 2.2, 2.2, Equation 2.1, Care of beds, Figure 2.1b and Figure none.");
    Document alone = blog.page("posts/one/index.html");
    assertThat(alone.selectFirst("p:has(.ref)").text().replace('\u00a0', ' '))
        .as("the numbers of the other post, on the page of the post alone")
        .isEqualTo(
            "See Table 2 (Two), 2 (Two), Equation 1 (Two), Care of beds (Two), Figure 1b (Two)"
                + " and Figure none.");
    assertThat(alone.select("a.ref").eachAttr("href"))
        .containsExactly(
            "../two/#tbl-beds",
            "../two/#tbl-beds",
            "../two/#eq-area",
            "../two/#sec-care",
            "../two/#fig-b");
    assertThat(one.select("a.ref").eachAttr("href"))
        .containsExactly(
            "chapter-2.xhtml#tbl-beds",
            "chapter-2.xhtml#tbl-beds",
            "chapter-2.xhtml#eq-area",
            "chapter-2.xhtml#sec-care",
            "chapter-2.xhtml#fig-b");
    assertThat(Jsoup.parse(documents.get("figures.xhtml")).select("li").eachText())
        .containsExactly("Figure 2.1: Both");
    assertThat(run.receipt("posts/one.md").problems())
        .extracting(Problem::code)
        .contains(ProblemCode.REFERENCE_UNKNOWN);
  }

  @Test
  void an_index_on_paper_has_pages_and_ranges() throws Exception {
    Blog blog = blog("html", "pdf", "book-pdf");
    blog.publish();
    String text = PdfTexts.ofPdf(blog.output("books/both/both.pdf"));
    assertThat(text).containsPattern("garden[, ]+9,? 11–\\d+\\s").contains("tool, see hoe");
    assertThat(PdfTexts.ofPdf(blog.output("posts/one/one.pdf"))).contains("garden, 1");
    ConformanceCheckers.pdfUa1(blog.output("books/both/both.pdf"));
  }
}
