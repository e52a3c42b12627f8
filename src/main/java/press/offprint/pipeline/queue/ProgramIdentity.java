package press.offprint.pipeline.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.config.ProjectLayout;

/**
 * The hashes that are equal in two processes if both make the same bytes. It depends on contents,
 * never on paths and times, so that two machines can compare it.
 */
final class ProgramIdentity {
  private static final int SAMPLE = 4096;
  private static final String[] PARTS = {"press/offprint/", "routes/", "templates/"};

  private ProgramIdentity() {}

  /**
   * Returns a hash of Offprint's classes, templates and routes, of the version of Java, and of what
   * its compression makes of a sample. Compressed files differ from one zlib to another.
   */
  static String program() {
    TreeMap<String, Long> files = new TreeMap<>();
    try {
      Path place =
          Path.of(
              ProgramIdentity.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        addFolder(place, files);
      } else {
        addJar(place, files);
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("Offprint cannot read its own classes", e);
    }
    return Bytes.sha256(files + " " + Runtime.version().feature() + " " + compression());
  }

  /** Returns a hash of the fonts that are installed with Offprint. */
  static String fonts() {
    TreeMap<String, Long> files = new TreeMap<>();
    Path folder = ProjectLayout.installedFonts();
    if (Files.isDirectory(folder)) {
      try {
        add(folder, name -> true, files);
      } catch (IOException e) {
        throw new UncheckedIOException("The fonts in " + folder + " cannot be read", e);
      }
    }
    return Bytes.sha256(files.toString());
  }

  private static void addJar(Path jar, Map<String, Long> files) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (!entry.isDirectory() && isPart(entry.getName())) {
          try (InputStream in = zip.getInputStream(entry)) {
            files.put(entry.getName(), checksum(in));
          }
        }
      }
    }
  }

  private static void addFolder(Path folder, Map<String, Long> files) throws IOException {
    add(folder, ProgramIdentity::isPart, files);
  }

  private static void add(Path folder, Predicate<String> part, Map<String, Long> files)
      throws IOException {
    try (Stream<Path> found = Files.walk(folder.toRealPath())) {
      Path root = folder.toRealPath();
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (part.test(name)) {
          try (InputStream in = Files.newInputStream(file)) {
            files.put(name, checksum(in));
          }
        }
      }
    }
  }

  private static boolean isPart(String name) {
    for (String part : PARTS) {
      if (name.startsWith(part)) {
        return true;
      }
    }
    return false;
  }

  private static long checksum(InputStream in) throws IOException {
    CRC32C sum = new CRC32C();
    sum.update(in.readAllBytes());
    return sum.getValue();
  }

  private static String compression() {
    byte[] sample = new byte[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      sample[i] = (byte) (i * i / 7);
    }
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(sample);
      deflater.finish();
      byte[] out = new byte[2 * SAMPLE];
      int length = deflater.deflate(out);
      return Bytes.copyOf(Arrays.copyOf(out, length)).sha256();
    } finally {
      deflater.end();
    }
  }
}
