package press.offprint.web;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Ebooks as a server sends them: their text, and the findings of EPUBCheck. */
final class EpubText {
  private EpubText() {}

  static String of(byte[] epub) {
    StringBuilder text = new StringBuilder();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(epub))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".xhtml")) {
          text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Returns true if EPUBCheck finds no error and no warning. */
  static boolean isAccepted(Path folder, byte[] epub) throws IOException {
    Path file = Files.write(folder.resolve("received.epub"), epub);
    DefaultReportImpl report = new DefaultReportImpl(file.getFileName().toString());
    new EpubCheck(file.toFile(), report).doValidate();
    return report.getErrorCount() + report.getFatalErrorCount() + report.getWarningCount() == 0;
  }
}
