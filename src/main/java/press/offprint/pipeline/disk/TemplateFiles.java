package press.offprint.pipeline.disk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import press.offprint.catalog.Stamp;
import press.offprint.model.Bytes;
import press.offprint.template.TemplateSource;

/**
 * Templates, file by file: the site's own folder first, then those that come with the program. Each
 * file is read once, until {@link #refresh} sees that the site's changed. Safe for many threads.
 *
 * <p>Throws {@link FolderException} where a file of the site is there and cannot be read, rather
 * than quietly taking the program's.
 */
public final class TemplateFiles implements TemplateSource {
  private final Path folder;
  private final ClassPathFolder program =
      new ClassPathFolder("templates", TemplateFiles.class.getClassLoader());
  private final Map<String, Optional<Bytes>> known = new ConcurrentHashMap<>();
  private Optional<Map<Path, Stamp>> seen = Optional.empty();

  /** Takes the site's templates from {@code folder}, which may be missing. */
  public TemplateFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Looks whether the site's files are those of the last look; if not, they are read again when
   * they are needed. Call it between runs.
   *
   * @return true where something changed since the last look
   */
  public synchronized boolean refresh() {
    Map<Path, Stamp> now = stamps();
    boolean changed = seen.filter(before -> !before.equals(now)).isPresent();
    seen = Optional.of(now);
    if (changed) {
      known.clear();
    }
    return changed;
  }

  private Map<Path, Stamp> stamps() {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    Map<Path, Stamp> stamps = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        stamps.put(file, Stat.of(file.toRealPath()).stamp());
      }
    } catch (IOException | UncheckedIOException e) {
      // Somebody is at work there: the next look will see more, and another state than this.
      return Map.of();
    }
    return stamps;
  }

  @Override
  public Optional<Bytes> find(String name) {
    return Root.isPlain(name) ? known.computeIfAbsent(name, this::read) : Optional.empty();
  }

  private Optional<Bytes> read(String name) {
    Optional<Bytes> own = ofSite(name);
    return own.isPresent() ? own : program.find(name);
  }

  private Optional<Bytes> ofSite(String name) {
    try {
      Root root = Root.of(folder);
      Path real = root.real().resolve(name).toRealPath();
      if (!root.holds(real)) {
        throw new IOException("it is a link that leads out of the folder of templates");
      } else if (!Files.isRegularFile(real)) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(real)) {
        return Optional.of(Bytes.owning(in.readAllBytes()));
      }
    } catch (NoSuchFileException | InvalidPathException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure(name, e);
    }
  }

  @Override
  public List<String> names(String under) {
    if (!Root.isPlain(under)) {
      return List.of();
    }
    TreeSet<String> out = new TreeSet<>(program.names(under));
    Path start = folder.resolve(under);
    if (Files.isDirectory(start)) {
      try (Stream<Path> files = Files.walk(start)) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> !Names.isIgnored(file.getFileName().toString()))
            .forEach(file -> out.add(folder.relativize(file).toString().replace('\\', '/')));
      } catch (IOException e) {
        throw failure(under, e);
      }
    }
    return List.copyOf(out);
  }

  private FolderException failure(String name, IOException e) {
    return new FolderException(
        "The template " + folder.resolve(name) + " cannot be read: " + Reasons.of(e) + ".", e);
  }
}
