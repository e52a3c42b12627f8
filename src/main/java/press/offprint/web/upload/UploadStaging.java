package press.offprint.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
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
 * What arrives, in a folder of its own until all of it is known to be sound. Archives are unpacked;
 * what they say of sizes is not believed.
 */
final class UploadStaging {
  static final int MAX_FILES = 2_000;
  static final long MAX_BYTES = 256L << 20;
  // Text packs to a tenth; what packs to a thousandth is a trap.
  private static final long MAX_RATIO = 400;
  private static final long SMALL = 1 << 20;

  private final Path folder;
  private final Map<String, Path> files = new TreeMap<>();
  private final Set<String> taken = new HashSet<>();
  private long bytes;

  /**
   * @param folder empty, on the same disk as where the files shall go
   */
  UploadStaging(Path folder) {
    this.folder = folder;
  }

  /** The files by the safe path that each shall have. */
  Map<String, Path> files() {
    return files;
  }

  /** Takes one file as it came; an archive is unpacked. */
  void take(String name, Path file) throws IOException {
    String plain = name.replace('\\', '/');
    if (SafeName.isLeftover(plain)) {
      return;
    }
    if (plain.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      unpack(plain, file);
    } else {
      String safe = claim(plain);
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
        if (!entry.isDirectory() && !SafeName.isLeftover(entry.getName())) {
          unpack(zip, entry);
        }
      }
    } catch (ZipException e) {
      throw new ContentServiceException(400, "\"" + name + "\" is no sound zip archive.", e);
    }
  }

  private void unpack(ZipFile zip, ZipEntry entry) throws IOException {
    String safe = claim(entry.getName());
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

  private String claim(String name) {
    String safe = SafeName.of(name);
    // Names that differ in case alone are one file on many disks.
    if (!taken.add(safe.toLowerCase(Locale.ROOT))) {
      throw new ContentServiceException(400, "\"" + safe + "\" comes twice.");
    }
    if (taken.size() > MAX_FILES) {
      throw tooMuch();
    }
    return safe;
  }

  private Path prepare(String safe) throws IOException {
    Path place = folder.resolve(safe);
    try {
      Files.createDirectories(place.getParent());
    } catch (FileAlreadyExistsException e) {
      throw new ContentServiceException(400, "\"" + safe + "\" is both a file and a folder.", e);
    }
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
        "That is too much at once: at most "
            + MAX_FILES
            + " files and "
            + (MAX_BYTES >> 20)
            + " MB, unpacked. Put large folders into the content folder directly.");
  }
}
