import com.adobe.epubcheck.api.EpubCheck;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Prints the number of valid files: EPUBs by EPUBCheck, PDFs as PDF/UA-1 by veraPDF. */
final class ValidFiles {
  private ValidFiles() {}

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    int valid = 0;
    for (String name : files) {
      Path file = Path.of(name);
      valid += (name.endsWith(".epub") ? isValidEpub(file) : isValidPdf(file)) ? 1 : 0;
    }
    System.out.println("valid " + valid);
    System.exit(0);
  }

  private static boolean isValidEpub(Path file) {
    return new EpubCheck(file.toFile(), new PrintWriter(new StringWriter())).doValidate() == 0;
  }

  private static boolean isValidPdf(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      return validator.validate(parser).isCompliant();
    }
  }
}
