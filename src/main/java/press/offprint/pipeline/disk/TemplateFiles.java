package press.offprint.pipeline.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import press.offprint.model.Bytes;
import press.offprint.template.TemplateSource;

/**
 * Templates, file by file: the site's own folder first, then those that come with the program. Each
 * file is read once. Safe for many threads.
 *
 * <p>Throws {@link FolderException} where a file of the site is there and cannot be read, rather
 * than quietly taking the program's.
 */
public final class TemplateFiles implements TemplateSource {
  private final Path folder;
  private final ClassPathFolder program =
      new ClassPathFolder("templates", TemplateFiles.class.getClassLoader());
  private final Map<String, Optional<Bytes>> known = new ConcurrentHashMap<>();

  /** Takes the site's templates from {@code folder}, which may be missing. */
  public TemplateFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
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
