package press.offprint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** veraPDF, which checks PDFs by PDF/UA and PDF/A. */
public final class VeraPdf {
  private static final int EXAMPLES = 20;

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private VeraPdf() {}

  /**
   * Returns the violations of a standard, at most 20, with what was found, and closes the input.
   * One document is checked at a time, because veraPDF has static tables that threads share without
   * a lock: beside another document it once refused one that conforms.
   */
  public static synchronized List<String> violations(InputStream pdf, PDFAFlavour standard) {
    try (InputStream in = pdf;
        PDFAParser parser = Foundries.defaultInstance().createParser(in, standard);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
      ValidationResult result = validator.validate(parser);
      List<String> violations =
          new ArrayList<>(
              result.getTestAssertions().stream()
                  .map(VeraPdf::text)
                  .distinct()
                  .limit(EXAMPLES)
                  .toList());
      if (!result.isCompliant() && violations.isEmpty()) {
        violations.add("is not " + standard);
      }
      return violations;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (VeraPDFException e) {
      return List.of(e.toString());
    }
  }

  private static String text(TestAssertion failed) {
    return failed.getRuleId().getClause()
        + "-"
        + failed.getRuleId().getTestNumber()
        + " "
        + failed.getMessage()
        + " "
        + failed.getErrorMessage();
  }
}
