package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Numbered paragraphs, a list of changes, and a variant of the PDF leave all files valid. */
class PlacesConformanceTest {
  @TempDir private Path project;

  @Test
  void pdf_epub_and_variant_conform() {
    Blog blog =
        new Blog(project)
            .with(
                "offprint.yaml",
                "title: T",
                "places: on",
                "changes: on",
                "editions: {pdf: , epub: , wide: {paper: letter}}",
                "limits:",
                "  seconds: 120")
            .with(
                "content/posts/a.md",
                "---",
                "title: A",
                "date: 2026-01-02",
                "---",
                "",
                "One.[^1]",
                "",
                "## Head",
                "",
                "> Two.",
                "",
                "- a",
                "",
                "- b",
                "",
                "[^1]: A note.");
    blog.publish();
    EvolvingSite.edit(
        project.resolve("content/posts/a.md"),
        text -> text.replace("One.", "One & more.") + "\n\n## Index\n\nWords.\n");
    blog.publish();
    for (String name : new String[] {"a.pdf", "a-wide.pdf"}) {
      Path pdf = blog.output("posts/a/" + name);
      ConformanceCheckers.pdfUa1(pdf);
      assertThat(ConformanceCheckers.verapdf(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    }
    ConformanceCheckers.epubcheck(blog.output("posts/a/a.epub"));
  }
}
