package press.offprint.pipeline.disk.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import press.offprint.model.bytes.Bytes;

/**
 * A folder on the class path, in a jar or in a folder of compiled classes. Its files are listed
 * once, because they do not change while the program runs. Thread-safe.
 */
final class ClassPathFolder {
  private final String name;
  private final ClassLoader loader;

  /** The names of all files; null until they are needed. */
  private volatile NavigableSet<String> names;

  ClassPathFolder(String name, ClassLoader loader) {
    this.name = name;
    this.loader = loader;
  }

  Optional<Bytes> find(String file) {
    URL url = loader.getResource(name + "/" + file);
    if (url == null || isFolder(url)) {
      return Optional.empty();
    }
    try (InputStream in = url.openStream()) {
      return Optional.of(Bytes.owning(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " in Offprint's jar cannot be read", e);
    }
  }

  private static boolean isFolder(URL url) {
    try {
      return url.openConnection() instanceof JarURLConnection jar
          ? jar.getJarEntry().isDirectory()
          : url.getProtocol().equals("file") && Files.isDirectory(path(url));
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + url + " of Offprint cannot be read", e);
    }
  }

  /** Returns the names of all files at any depth below {@code under}, relative to this folder. */
  SortedSet<String> names(String under) {
    NavigableSet<String> all = names;
    if (all == null) {
      all = list();
      names = all;
    }
    // The character after the slash: "web/" and all that begins with it is before "web0".
    return Collections.unmodifiableSortedSet(all.subSet(under + "/", under + (char) ('/' + 1)));
  }

  private NavigableSet<String> list() {
    NavigableSet<String> out = new TreeSet<>();
    try {
      for (URL url : Collections.list(loader.getResources(name))) {
        if (url.openConnection() instanceof JarURLConnection jar) {
          addOfJar(jar, out);
        } else if (url.getProtocol().equals("file") && Files.isDirectory(path(url))) {
          addOfFolder(path(url), out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The folder " + name + " in Offprint's jar cannot be listed", e);
    }
    return out;
  }

  private void addOfJar(JarURLConnection jar, SortedSet<String> out) throws IOException {
    String prefix =
        jar.getEntryName().endsWith("/") ? jar.getEntryName() : jar.getEntryName() + "/";
    jar.getJarFile().stream()
        .map(JarEntry::getName)
        .filter(entry -> entry.startsWith(prefix) && !entry.endsWith("/"))
        .forEach(entry -> out.add(entry.substring(name.length() + 1)));
  }

  private static void addOfFolder(Path folder, SortedSet<String> out) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> out.add(folder.relativize(file).toString().replace('\\', '/')));
    }
  }

  private static Path path(URL url) {
    try {
      return Path.of(new URI(url.toString()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The class path contains an invalid URL: " + url, e);
    }
  }
}
