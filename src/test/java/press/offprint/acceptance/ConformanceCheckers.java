package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.epubcheck.api.EpubCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import nu.validator.validation.SimpleDocumentValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import press.offprint.VeraPdf;

/**
 * The conformance checkers that run in this process: EPUBCheck, the Nu HTML checker and veraPDF.
 */
final class ConformanceCheckers {
  private ConformanceCheckers() {}

  /** Fails if EPUBCheck reports an error or a warning. */
  static void epubcheck(Path file) {
    StringWriter report = new StringWriter();
    EpubCheck check = new EpubCheck(file.toFile(), new PrintWriter(report));
    int worst = check.doValidate();
    assertThat(worst).as(report.toString()).isZero();
  }

  /** Returns the errors of a sitemap by the schema of sitemaps.org. */
  static List<String> sitemap(Path file) throws Exception {
    Path schema = NodeCheckers.file("sitemap/schema/sitemap.xsd");
    Path links = Path.of("src/test/resources/press/offprint/acceptance/xhtml-link.xsd");
    List<String> errors = new ArrayList<>();
    Validator validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(
                new Source[] {new StreamSource(schema.toFile()), new StreamSource(links.toFile())})
            .newValidator();
    validator.setErrorHandler(
        new DefaultHandler() {
          @Override
          public void error(SAXParseException e) {
            errors.add(e.getLineNumber() + " " + e.getMessage());
          }
        });
    validator.validate(new StreamSource(file.toFile()));
    return errors;
  }

  /** Returns the errors of the Nu HTML checker, one per line. */
  static List<String> nu(Collection<Path> pages) throws Exception {
    List<String> errors = new ArrayList<>();
    ErrorHandler findings =
        new DefaultHandler() {
          @Override
          public void error(SAXParseException e) {
            errors.add(e.getSystemId() + ":" + e.getLineNumber() + " " + e.getMessage());
          }

          @Override
          public void fatalError(SAXParseException e) {
            error(e);
          }
        };
    SimpleDocumentValidator nu = new SimpleDocumentValidator();
    nu.setUpMainSchema("http://s.validator.nu/html5-rdfalite.rnc", findings);
    nu.setUpValidatorAndParsers(findings, false, false);
    for (Path page : pages) {
      try (InputStream in = Files.newInputStream(page)) {
        InputSource input = new InputSource(in);
        input.setEncoding("UTF-8");
        input.setSystemId(page.toUri().toString());
        nu.checkHtmlInputSource(input);
      }
    }
    return errors;
  }

  /** Fails if veraPDF reports a violation of PDF/UA-1. */
  static void pdfUa1(Path file) {
    assertThat(verapdf(file, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  /** Returns the violations of a standard that veraPDF reports. */
  static List<String> verapdf(Path file, PDFAFlavour standard) {
    try {
      return VeraPdf.violations(Files.newInputStream(file), standard);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
