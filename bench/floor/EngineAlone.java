import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The layout engine and nothing of ours: a page of HTML and a font in, a PDF without tags out. */
public final class EngineAlone {
  private EngineAlone() {}

  public static void main(String[] files) throws Exception {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFont(new File(files[1]), "Words");
    builder.withHtmlContent(Files.readString(Path.of(files[0])), "file:///");
    try (OutputStream out = Files.newOutputStream(Path.of(files[2]))) {
      builder.toStream(out);
      builder.run();
    }
  }
}
