package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.model.Footnote;

/** The structure tree names notes, code, contents and the parts of tables by their tags. */
class StructureTagsTest {
  private static final String BODY =
      "<h2 id=\"one\">One</h2><p>A line with <code>code</code> and a note<sup class=\"noteref\">"
          + "<a href=\"#fn-1\" id=\"fnref-1\">1</a></sup> in it.</p>"
          + "<pre><code>int a = 1;\nint b = 2;</code></pre>"
          + "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
          + "<h2 id=\"two\">Two</h2><p>Words.</p><h2 id=\"three\">Three</h2><p>Words.</p>"
          + "<h2 id=\"four\">Four</h2><p>Words.</p>";

  private final PdfInspector proof =
      PdfSamples.print(
          PdfPosts.publication(
              BODY, "A post", "en", List.of(new Footnote(1, "fn-1", "<p>The note.</p>"))));

  @Test
  void a_note_with_its_label_follows_its_reference() throws Exception {
    List<String> paths = paths();
    int link = paths.indexOf("Document/Div/Art/Div/P/Link");
    assertThat(paths.subList(link + 1, paths.size()))
        .filteredOn(path -> path.startsWith("Document/Div/Art/Div/P/Note"))
        .startsWith("Document/Div/Art/Div/P/Note", "Document/Div/Art/Div/P/Note/Lbl");
    assertThat(paths).as("no further notes outside of the document").noneMatch("Sect"::equals);
  }

  @Test
  void code_in_a_line_and_code_in_a_block_are_code() throws Exception {
    assertThat(paths()).filteredOn(path -> path.endsWith("Div/P/Code")).hasSize(2);
  }

  @Test
  void contents_are_no_list() throws Exception {
    assertThat(paths()).filteredOn(path -> path.endsWith("TOC/TOCI/Reference")).hasSize(4);
    assertThat(paths()).noneMatch(path -> path.endsWith("/L"));
  }

  @Test
  void a_table_without_a_foot_has_no_tag_for_it() throws Exception {
    assertThat(paths()).anyMatch(path -> path.endsWith("Table/TBody/TR/TD"));
    assertThat(paths()).noneMatch(path -> path.endsWith("TFoot"));
  }

  @Test
  void the_tags_conform_to_the_standard_for_accessible_documents() throws Exception {
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void each_of_many_links_leads_to_its_tag_through_the_parent_tree() throws Exception {
    String link = "<p><a href=\"https://example.org/\">Link</a> and words.</p>";
    PdfInspector links = PdfSamples.print(PdfPosts.of(link.repeat(300)));
    assertThat(links.violations(PDFAFlavour.PDFUA_1)).isEmpty();
    try (PDDocument pdf = links.open()) {
      PDNumberTreeNode tree = pdf.getDocumentCatalog().getStructureTreeRoot().getParentTree();
      assertThat(tree.getKids()).hasSizeGreaterThan(4);
      int found = 0;
      for (PDPage page : pdf.getPages()) {
        for (PDAnnotation annotation : page.getAnnotations()) {
          COSObjectable tag = (COSObjectable) tree.getValue(annotation.getStructParent());
          assertThat(((COSDictionary) tag.getCOSObject()).getNameAsString(COSName.S))
              .isEqualTo("Link");
          found++;
        }
      }
      assertThat(found).isGreaterThanOrEqualTo(300);
    }
  }

  private List<String> paths() throws IOException {
    try (PDDocument pdf = proof.open()) {
      List<String> paths = new ArrayList<>();
      collect(pdf.getDocumentCatalog().getStructureTreeRoot(), "", paths);
      return paths;
    }
  }

  private static void collect(PDStructureNode node, String path, List<String> paths) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        String own =
            path.isEmpty() ? element.getStructureType() : path + "/" + element.getStructureType();
        paths.add(own);
        collect(element, own, paths);
      }
    }
  }
}
