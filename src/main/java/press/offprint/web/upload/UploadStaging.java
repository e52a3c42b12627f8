package press.offprint.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files of one upload, in a separate folder until all of them are checked. Zip archives are
 * unpacked; their sizes are measured, because the sizes in their headers may be wrong. Not
 * thread-safe.
 */
final class UploadStaging {
  static final int MAX_FILES = 2_000;
  static final long MAX_BYTES = 256L << 20;
  // Text is compressed to about a tenth; a zip bomb to less than a thousandth.
  private static final long MAX_RATIO = 400;
  private static final long SMALL = 1 << 20;

  private final Path folder;
  private final Map<String, Path> files = new TreeMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> folders = new HashSet<>();
  private long bytes;

  /**
   * @param folder an empty folder on the disk of the content folder
   */
  UploadStaging(Path folder) {
    this.folder = folder;
  }

  /** Returns the files by their safe paths. */
  Map<String, Path> files() {
    return files;
  }

  /** Adds a file, or the files of a zip archive. */
  void take(String name, Path file) throws IOException {
    String plain = name.replace('\\', '/');
    if (SafeName.isSystemFile(plain)) {
      return;
    }
    if (plain.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      unpack(plain, file);
    } else {
      String safe = reserve(plain);
      count(Files.size(file));
      Path place = prepare(safe);
      Files.move(file, place);
      files.put(safe, place);
    }
  }

  private void unpack(String name, Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.size() > MAX_FILES) {
        throw tooMuch();
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory() && !SafeName.isSystemFile(entry.getName())) {
          unpack(zip, entry);
        }
      }
    } catch (ZipException e) {
      throw new ContentServiceException(400, "\"" + name + "\" is no valid zip archive.", e);
    }
  }

  private void unpack(ZipFile zip, ZipEntry entry) throws IOException {
    String safe = reserve(entry.getName());
    Path place = prepare(safe);
    long packed = Math.max(1, entry.getCompressedSize());
    long written = 0;
    byte[] piece = new byte[1 << 16];
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(place)) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        written += n;
        count(n);
        if (written > SMALL && written / packed > MAX_RATIO) {
          throw tooMuch();
        }
        out.write(piece, 0, n);
      }
    }
    files.put(safe, place);
  }

  private String reserve(String name) {
    String safe = SafeName.of(name);
    // Many file systems take names that differ only in case for the same.
    String folded = safe.toLowerCase(Locale.ROOT);
    if (!taken.add(folded)) {
      throw new ContentServiceException(400, "\"" + safe + "\" is twice in the upload.");
    }
    for (int slash = folded.indexOf('/'); slash > 0; slash = folded.indexOf('/', slash + 1)) {
      folders.add(folded.substring(0, slash));
      if (taken.contains(folded.substring(0, slash))) {
        throw ContentServiceException.fileAndFolder(safe.substring(0, slash));
      }
    }
    if (folders.contains(folded)) {
      throw ContentServiceException.fileAndFolder(safe);
    }
    if (taken.size() > MAX_FILES) {
      throw tooMuch();
    }
    return safe;
  }

  private Path prepare(String safe) throws IOException {
    Path place = folder.resolve(safe);
    Files.createDirectories(place.getParent());
    return place;
  }

  private void count(long more) {
    bytes += more;
    if (bytes > MAX_BYTES) {
      throw tooMuch();
    }
  }

  private static ContentServiceException tooMuch() {
    return new ContentServiceException(
        413,
        "The upload is too large: at most "
            + MAX_FILES
            + " files and "
            + (MAX_BYTES >> 20)
            + " MB unpacked. Copy large folders into the content folder.");
  }
}
