package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.epubcheck.api.EpubCheck;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** The programs that others hold our documents against. */
final class Examiners {
  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private Examiners() {}

  /** EPUBCheck: no error, no warning. */
  static void epubcheck(Path file) {
    StringWriter report = new StringWriter();
    EpubCheck check = new EpubCheck(file.toFile(), new PrintWriter(report));
    int worst = check.doValidate();
    assertThat(worst).as(report.toString()).isZero();
  }

  /** veraPDF: PDF/UA-1. */
  static void pdfUa1(Path file) throws Exception {
    pdf(file, PDFAFlavour.PDFUA_1);
  }

  private static void pdf(Path file, PDFAFlavour flavour) throws Exception {
    try (InputStream in = Files.newInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      List<String> failures =
          result.getTestAssertions().stream().map(TestAssertion::getMessage).distinct().toList();
      assertThat(result.isCompliant()).as(String.join("\n", failures)).isTrue();
    }
  }
}
