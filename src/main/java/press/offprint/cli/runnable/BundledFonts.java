package press.offprint.cli.runnable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The fonts in a runnable jar. They are unpacked once, because editions read them as files. */
final class BundledFonts {
  private static final String FOLDER = "installed-fonts/";

  private BundledFonts() {}

  /**
   * Returns a folder with the fonts of this jar. The name of the folder holds the checksum of the
   * list of fonts, so that each version of the list has its own folder, and a folder with that name
   * is complete.
   *
   * @param cache the folder for unpacked files; it is made if it is missing
   * @throws IOException if the jar has no fonts or the files cannot be written
   */
  static Path unpacked(Path cache) throws IOException {
    try (JarFile jar = new JarFile(ownJar().toFile())) {
      List<JarEntry> fonts =
          jar.stream().filter(e -> e.getName().startsWith(FOLDER) && !e.isDirectory()).toList();
      Path target = cache.resolve("fonts-" + checksum(fonts));
      Files.createDirectories(cache);
      own(cache);
      if (Files.isDirectory(target)) {
        return own(target);
      }
      Path made = Files.createTempDirectory(cache, "fonts-");
      try {
        for (JarEntry font : fonts) {
          unpack(jar, font, made);
        }
        move(made, target);
      } finally {
        delete(made);
      }
      return own(target);
    }
  }

  // In a folder for temporary files, another user may have made a folder with this name.
  private static Path own(Path folder) throws IOException {
    if (!folder.startsWith(System.getProperty("java.io.tmpdir"))) {
      return folder;
    }
    Path probe = Files.createTempFile("offprint", "");
    try {
      if (!Files.getOwner(folder).equals(Files.getOwner(probe))) {
        throw new IOException(folder + " belongs to another user");
      }
    } finally {
      Files.delete(probe);
    }
    return folder;
  }

  private static Path ownJar() throws IOException {
    try {
      return Path.of(
          BundledFonts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static String checksum(List<JarEntry> fonts) throws IOException {
    if (fonts.isEmpty()) {
      throw new IOException("this jar has no fonts");
    }
    long sum = 0;
    for (JarEntry font : fonts) {
      sum = sum * 31 + font.getCrc() + font.getName().hashCode();
    }
    return HexFormat.of().toHexDigits(sum);
  }

  private static void unpack(JarFile jar, JarEntry font, Path folder) throws IOException {
    Path file = folder.resolve(font.getName().substring(FOLDER.length())).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("the jar has the entry " + font.getName());
    }
    Files.createDirectories(file.getParent());
    try (InputStream in = jar.getInputStream(font)) {
      Files.copy(in, file);
    }
  }

  // Another process may have unpacked the same fonts in the meantime.
  private static void move(Path made, Path target) throws IOException {
    try {
      Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
