package press.offprint.edition.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import nu.validator.validation.SimpleDocumentValidator;
import org.junit.jupiter.api.Test;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Article;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Cache;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

class ValidPagesTest {
  private final TextEdition text =
      new TextEdition(new Templates(TemplateFolder.ours()), new ImageVariants(Cache.NONE));

  @Test
  void every_page_is_valid_for_the_nu_html_checker() throws Exception {
    Findings findings = new Findings();
    SimpleDocumentValidator nu = new SimpleDocumentValidator();
    nu.setUpMainSchema("http://s.validator.nu/html5-rdfalite.rnc", findings);
    nu.setUpValidatorAndParsers(findings, false, false);
    for (Rendition page : pages()) {
      InputSource input = new InputSource(page.content().open());
      input.setEncoding("UTF-8");
      input.setSystemId("file:/" + page.path());
      nu.checkHtmlInputSource(input);
    }
    assertThat(findings.errors).isEmpty();
  }

  @Test
  void every_page_is_well_formed_xml_too() throws Exception {
    for (Rendition page : pages()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(page.content().toArray()));
    }
  }

  private List<Rendition> pages() {
    List<Rendition> pages = new ArrayList<>();
    for (Article post : TextPosts.all()) {
      pages.add(text.render(TextPosts.publication(post), "html", "web/post.html", "index.html"));
    }
    pages.add(
        text.render(TextPosts.site(TextPosts.all()), "index", "web/index.html", "index.html"));
    return pages;
  }

  private static final class Findings implements ErrorHandler {
    private final List<String> errors = new ArrayList<>();

    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) {
      errors.add(e.getSystemId() + ":" + e.getLineNumber() + " " + e.getMessage());
    }

    @Override
    public void fatalError(SAXParseException e) {
      error(e);
    }
  }
}
