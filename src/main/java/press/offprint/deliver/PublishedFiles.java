package press.offprint.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.catalog.delivery.DeliveryLog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.deliver.plan.ChangedFileException;
import press.offprint.deliver.plan.DeliveryFile;
import press.offprint.deliver.plan.DeliveryPhase;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.FileStat;

/**
 * The files that the catalog lists, with the hashes of their bytes in the output folder. A file
 * that the catalog does not list was not published, and is never delivered.
 */
final class PublishedFiles {
  private final Path output;
  private final InstantSource clock;

  PublishedFiles(Path output, InstantSource clock) {
    this.output = output;
    this.clock = clock;
  }

  /**
   * Returns all published files. A file is read only if its stamp has changed since its hash was
   * recorded.
   */
  List<DeliveryFile> list(PublishedSource source, DeliveryLog log) {
    Map<String, DeliveryLog.Hash> known = log.hashes();
    List<DeliveryLog.Hash> fresh = new ArrayList<>();
    List<DeliveryFile> files = new ArrayList<>();
    phases(source).forEach((path, phase) -> files.add(file(path, phase, known.get(path), fresh)));
    if (!fresh.isEmpty()) {
      log.putHashes(fresh);
    }
    return files;
  }

  private static Map<String, DeliveryPhase> phases(PublishedSource source) {
    Map<String, DeliveryPhase> phases = new TreeMap<>();
    for (SiteRendition file : source.site()) {
      phases.put(file.path(), DeliveryPhase.ofSite(file.path(), file.edition()));
    }
    for (CatalogEntry entry : source.entries()) {
      for (StoredRendition rendition : entry.renditions()) {
        String path = rendition.download().path();
        phases.put(path, DeliveryPhase.ofPost(path, true));
        for (String companion : rendition.companions()) {
          phases.put(companion, DeliveryPhase.ofPost(companion, false));
        }
      }
    }
    return phases;
  }

  private DeliveryFile file(
      String path, DeliveryPhase phase, DeliveryLog.Hash known, List<DeliveryLog.Hash> fresh) {
    try {
      FileStat before = FileStat.of(output.resolve(path));
      String stamp = before.stamp().toString();
      if (known != null && known.stamp().equals(stamp)) {
        return new DeliveryFile(path, known.sha256(), before.stamp().size(), phase);
      }
      Bytes bytes = read(path);
      if (!FileStat.isRacy(before.stamp(), clock.millis())) {
        fresh.add(new DeliveryLog.Hash(path, stamp, bytes.sha256()));
      }
      return new DeliveryFile(path, bytes.sha256(), bytes.length(), phase);
    } catch (IOException e) {
      // It is missing or cannot be read. The next run publishes it again.
      return new DeliveryFile(path, "", 0, phase);
    }
  }

  private Bytes read(String path) throws IOException {
    Path file = output.resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("not a regular file");
    }
    return Bytes.owning(Files.readAllBytes(file));
  }

  /**
   * Returns the bytes of a file.
   *
   * @throws ChangedFileException if they have another hash by now
   */
  Bytes read(DeliveryFile file) {
    try {
      Bytes bytes = read(file.path());
      if (bytes.sha256().equals(file.sha256())) {
        return bytes;
      }
    } catch (IOException e) {
      throw new ChangedFileException(file.path(), e);
    }
    throw new ChangedFileException(file.path(), null);
  }
}
