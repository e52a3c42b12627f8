package press.offprint.edition.epub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import press.offprint.model.bytes.Bytes;

/** The files of an EPUB below its root folder, in the order of the zip. */
public record OpenedEpub(Map<String, byte[]> files) {

  public static OpenedEpub of(Bytes epub) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(epub.open())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName().replace("EPUB/", ""), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new OpenedEpub(files);
  }

  public String text(String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }
}
