package press.offprint.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import press.offprint.model.Dependency;
import press.offprint.model.Download;
import press.offprint.model.Problem;

/**
 * A checksum over an entry's fields. SQLite notices a damaged page only where it holds structure;
 * this notices damage in what the page says.
 */
final class Seal {
  private final CRC32C crc = new CRC32C();

  private Seal() {}

  static long of(Entry entry) {
    Seal seal = new Seal();
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
      Download download = rendition.download();
      seal.add(download.edition(), download.path(), download.mediaType(), download.sha256());
      seal.add(download.bytes());
      seal.add(rendition.madeFrom());
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

  private void add(Stamp stamp) {
    add(stamp.size(), stamp.modifiedNanos(), stamp.changedNanos());
    add(stamp.inode());
  }
}
