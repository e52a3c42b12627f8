package press.offprint.pipeline.migrate.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.IoErrorText;

/** A ZIP archive, unpacked within limits. */
public final class SourceArchive {
  // A text packs to a tenth; an archive that unpacks to far more was made to fill the disk.
  private static final long MAX_RATIO = 200;
  private static final long ALWAYS_ALLOWED = 64L << 20;

  private SourceArchive() {}

  public static boolean isArchive(Path source) {
    return Files.isRegularFile(source)
        && source.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /**
   * Unpacks an archive into an empty folder.
   *
   * @throws OffprintException if it is broken, has a path outside of the folder, has one path
   *     twice, or unpacks to more than the limits allow
   */
  public static void unpack(Path archive, Path folder, SourceLimits limits) {
    try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
      if (zip.size() > limits.files()) {
        throw refused(archive, "it has " + zip.size() + " files; the limit is " + limits.files());
      }
      long most =
          Math.min(limits.totalBytes(), Math.max(ALWAYS_ALLOWED, Files.size(archive) * MAX_RATIO));
      long left = most;
      Set<String> names = new HashSet<>();
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path place = place(archive, folder, entry.getName());
        if (entry.isDirectory()) {
          continue;
        }
        if (!names.add(place.toString().toLowerCase(Locale.ROOT))) {
          throw refused(archive, "it has two files named " + entry.getName());
        }
        Files.createDirectories(place.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          left -= copy(in, place, Math.min(left, limits.fileBytes()));
        }
        if (left < 0) {
          throw refused(archive, "it unpacks to more than " + most + " bytes");
        }
      }
    } catch (IOException e) {
      throw new OffprintException(
          "Nothing was imported, because the archive "
              + archive
              + " is broken: "
              + IoErrorText.of(e)
              + ". Download it again.",
          e);
    }
  }

  private static Path place(Path archive, Path folder, String name) {
    boolean unsafe = name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0 || name.startsWith("/");
    Path place = unsafe ? folder : folder.resolve(name).normalize();
    if (unsafe || !place.startsWith(folder) || place.equals(folder)) {
      throw refused(archive, "it has the path \"" + name + "\", which leads out of a folder");
    }
    return place;
  }

  // Returns the number of bytes, one more than allowed if there are more.
  private static long copy(InputStream in, Path place, long most) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long copied = 0;
    try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        copied += read;
        if (copied > most) {
          return Long.MAX_VALUE / 2;
        }
        out.write(buffer, 0, read);
      }
    }
    return copied;
  }

  private static OffprintException refused(Path archive, String reason) {
    return new OffprintException(
        "Nothing was imported, because the archive "
            + archive
            + " is refused: "
            + reason
            + ". Download the export again, or unpack it and name the folder.");
  }
}
