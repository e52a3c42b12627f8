package press.offprint.catalog.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.model.Dependency;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.Problem;

/**
 * The CRC32C of the fields of an entry. SQLite detects a damaged page only if its structure is
 * damaged; this checksum detects damaged values.
 */
final class EntryChecksum {
  private final CRC32C crc = new CRC32C();

  private EntryChecksum() {}

  static long of(CatalogEntry entry) {
    EntryChecksum checksum = new EntryChecksum();
    checksum.add(entry.source(), entry.fingerprint(), entry.status().name(), entry.path());
    checksum.add(entry.stamp());
    checksum.add(entry.aliases());
    checksum.add(entry.metadata().json());
    checksum.add(entry.problems().size(), entry.words(), entry.millis(), entry.publishedAt());
    for (Problem problem : entry.problems()) {
      checksum.add(problem.code().name(), problem.severity().name());
      checksum.add(problem.message(), problem.hint());
      checksum.add(problem.line(), problem.column());
    }
    for (StampedDependency stamped : entry.dependencies()) {
      Dependency dependency = stamped.dependency();
      checksum.add(dependency.kind().name(), dependency.name(), dependency.fingerprint());
      checksum.add(stamped.stamp());
    }
    for (StoredRendition rendition : entry.renditions()) {
      RenditionInfo download = rendition.download();
      checksum.add(download.edition(), download.path(), download.mediaType(), download.sha256());
      checksum.add(download.bytes());
      checksum.add(rendition.inputHash());
      checksum.add(rendition.companions());
      // Entries of earlier versions of the table keep their checksums.
      if (!rendition.outstanding().isEmpty()) {
        checksum.add(rendition.outstanding());
      }
    }
    return checksum.crc.getValue();
  }

  private void add(String... texts) {
    for (String text : texts) {
      crc.update(text.getBytes(StandardCharsets.UTF_8));
      crc.update(0);
    }
  }

  private void add(List<String> texts) {
    add(texts.size());
    texts.forEach(this::add);
  }

  private void add(long... numbers) {
    for (long number : numbers) {
      for (int shift = 0; shift < 64; shift += 8) {
        crc.update((int) (number >>> shift));
      }
    }
  }

  private void add(FileStamp stamp) {
    add(stamp.size(), stamp.modifiedNanos(), stamp.changedNanos());
    add(stamp.inode());
  }
}
