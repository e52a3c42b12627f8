package press.offprint.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Bytes;

/** A binary edition of another author: one class with one method. */
public final class GzipEdition {

  public Rendition render(Publication publication) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(publication.article().content().body().getBytes(StandardCharsets.UTF_8));
    }
    String path = publication.file(publication.name() + ".gz");
    return Rendition.of("gzip", path, "application/gzip", Bytes.owning(out.toByteArray()));
  }
}
