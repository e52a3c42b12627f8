package press.offprint.catalog.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.model.Dependency;
import press.offprint.model.Problem;
import press.offprint.model.RenditionInfo;

/**
 * A checksum over an entry's fields. SQLite notices a damaged page only where it holds structure;
 * this notices damage in what the page says.
 */
final class EntryChecksum {
  private final CRC32C crc = new CRC32C();

  private EntryChecksum() {}

  static long of(CatalogEntry entry) {
    EntryChecksum seal = new EntryChecksum();
    seal.add(entry.source(), entry.fingerprint(), entry.status().name(), entry.path());
    seal.add(entry.stamp());
    seal.add(entry.aliases());
    seal.add(entry.metadata().json());
    seal.add(entry.problems().size(), entry.words(), entry.millis(), entry.publishedAt());
    for (Problem problem : entry.problems()) {
      seal.add(problem.code().name(), problem.severity().name());
      seal.add(problem.message(), problem.hint());
      seal.add(problem.line(), problem.column());
    }
    for (StampedDependency stamped : entry.dependencies()) {
      Dependency dependency = stamped.dependency();
      seal.add(dependency.kind().name(), dependency.name(), dependency.fingerprint());
      seal.add(stamped.stamp());
    }
    for (StoredRendition rendition : entry.renditions()) {
      RenditionInfo download = rendition.download();
      seal.add(download.edition(), download.path(), download.mediaType(), download.sha256());
      seal.add(download.bytes());
      seal.add(rendition.inputHash());
      seal.add(rendition.companions());
    }
    return seal.crc.getValue();
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
