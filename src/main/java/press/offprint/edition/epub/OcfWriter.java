package press.offprint.edition.epub;

import io.documentnode.epub4j.domain.Book;
import io.documentnode.epub4j.domain.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.OutputBuffer;

/**
 * The writer of EPUB containers (OCF 3.3): the file {@code mimetype} is the first entry, stored and
 * without extra fields (section 4.3). The writer of epub4j dates entries by the clock and writes
 * EPUB 2, so only the model of that library is used.
 */
final class OcfWriter {
  /** The folder of the package document. */
  static final String ROOT = "EPUB/";

  static final String PACKAGE = "package.opf";

  /** The media types that are compressed already. */
  private static final Set<String> STORED = Set.of("image/png", "image/jpeg", "image/gif");

  private static final String CONTAINER =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles>
          <rootfile full-path="%s" media-type="application/oebps-package+xml"/>
        </rootfiles>
      </container>
      """
          .replace("%s", ROOT + PACKAGE);

  private OcfWriter() {}

  /**
   * Returns the container of a book.
   *
   * @param date the date of every entry, from 1980 to 2107; a zip file rounds it down to an even
   *     second
   * @param buffer receives the container
   */
  static Bytes pack(Book book, LocalDateTime date, OutputBuffer buffer) throws IOException {
    try (OutputBuffer.BytesOutputStream out = buffer.begin();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      add(zip, "mimetype", "application/epub+zip".getBytes(StandardCharsets.US_ASCII), true, date);
      byte[] container = CONTAINER.getBytes(StandardCharsets.UTF_8);
      add(zip, "META-INF/container.xml", container, false, date);
      Resource document = book.getOpfResource();
      add(zip, ROOT + document.getHref(), document.getData(), false, date);
      for (Resource file : files(book)) {
        boolean stored = STORED.contains(file.getMediaType().getName());
        add(zip, ROOT + file.getHref(), file.getData(), stored, date);
      }
      zip.finish();
      return out.take();
    }
  }

  /** Returns the files of a book in the order of their names. */
  static List<Resource> files(Book book) {
    return book.getResources().getAll().stream()
        .sorted(Comparator.comparing(Resource::getHref))
        .toList();
  }

  private static void add(
      ZipOutputStream zip, String name, byte[] data, boolean stored, LocalDateTime date)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    if (stored) {
      CRC32 crc = new CRC32();
      crc.update(data);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(data.length);
      entry.setCrc(crc.getValue());
    }
    // An instant would be written in the time zone of this machine; a local date is not.
    entry.setTimeLocal(date);
    zip.putNextEntry(entry);
    zip.write(data);
    zip.closeEntry();
  }
}
