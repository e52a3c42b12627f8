package press.offprint.pipeline.disk.asset;

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
import press.offprint.catalog.entry.FileStamp;
import press.offprint.model.OffprintException;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.FileNameRules;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.RootDirectory;
import press.offprint.template.TemplateSource;

/**
 * Templates, file by file: the site's own folder first, then its theme, which lies in the site's
 * folder {@code themes} or comes with the program, then those of the program. Each file is read
 * once, until {@link #refresh} sees that the site's changed. Safe for many threads.
 *
 * <p>Throws {@link OffprintException} where a file of the site is there and cannot be read, rather
 * than quietly taking the program's.
 */
public final class TemplateFiles implements TemplateSource {
  private static final String THEMES = "themes/";

  private final List<Path> folders;
  private final Optional<String> theme;
  private final ClassPathFolder program = ofProgram();
  private final Map<String, Optional<Bytes>> known = new ConcurrentHashMap<>();
  private Optional<Map<Path, FileStamp>> seen = Optional.empty();

  /** Takes the site's templates from {@code folder}, which may be missing. */
  public TemplateFiles(Path folder) {
    this.folders = List.of(folder.toAbsolutePath().normalize());
    this.theme = Optional.empty();
  }

  private TemplateFiles(Path project, String theme) {
    Path root = project.toAbsolutePath().normalize();
    this.folders =
        theme.isEmpty()
            ? List.of(root.resolve("templates"))
            : List.of(root.resolve("templates"), root.resolve(THEMES + theme));
    this.theme = Optional.of(theme).filter(name -> !name.isEmpty());
  }

  /**
   * The templates of a site.
   *
   * @param theme the name of its theme, or empty for none
   */
  public static TemplateFiles of(Path project, String theme) {
    return new TemplateFiles(project, theme);
  }

  /** Whether there is a theme of that name, in the site or with the program. */
  public static boolean hasTheme(Path project, String theme) {
    return Files.isDirectory(project.resolve(THEMES + theme))
        || !ofProgram().names(THEMES + theme).isEmpty();
  }

  private static ClassPathFolder ofProgram() {
    return new ClassPathFolder("templates", TemplateFiles.class.getClassLoader());
  }

  /**
   * Looks whether the site's files are those of the last look; if not, they are read again when
   * they are needed. Call it between runs.
   *
   * @return true where something changed since the last look
   */
  public synchronized boolean refresh() {
    Map<Path, FileStamp> now = stamps();
    boolean changed = seen.filter(before -> !before.equals(now)).isPresent();
    seen = Optional.of(now);
    if (changed) {
      known.clear();
    }
    return changed;
  }

  private Map<Path, FileStamp> stamps() {
    Map<Path, FileStamp> stamps = new HashMap<>();
    for (Path folder : folders.stream().filter(Files::isDirectory).toList()) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          stamps.put(file, FileStat.of(file.toRealPath()).stamp());
        }
      } catch (IOException | UncheckedIOException e) {
        // Somebody is at work there: the next look will see more, and another state than this.
        stamps.put(folder, FileStamp.MISSING);
      }
    }
    return stamps;
  }

  /** Where files of the site may lie; not all of them need to be there. */
  public List<Path> folders() {
    return folders;
  }

  @Override
  public Optional<Bytes> find(String name) {
    return RootDirectory.isPlain(name) ? known.computeIfAbsent(name, this::read) : Optional.empty();
  }

  private Optional<Bytes> read(String name) {
    for (Path folder : folders) {
      Optional<Bytes> own = ofSite(folder, name);
      if (own.isPresent()) {
        return own;
      }
    }
    return theme
        .flatMap(chosen -> program.find(THEMES + chosen + "/" + name))
        .or(() -> program.find(name));
  }

  private static Optional<Bytes> ofSite(Path folder, String name) {
    try {
      RootDirectory root = RootDirectory.of(folder);
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
      throw failure(folder.resolve(name), e);
    }
  }

  @Override
  public List<String> names(String under) {
    if (!RootDirectory.isPlain(under)) {
      return List.of();
    }
    TreeSet<String> out = new TreeSet<>(program.names(under));
    theme.ifPresent(
        chosen -> {
          String prefix = THEMES + chosen + "/";
          program.names(prefix + under).forEach(name -> out.add(name.substring(prefix.length())));
        });
    for (Path folder : folders) {
      Path start = folder.resolve(under);
      if (Files.isDirectory(start)) {
        try (Stream<Path> files = Files.walk(start)) {
          files
              .filter(Files::isRegularFile)
              .filter(file -> !FileNameRules.isIgnored(file.getFileName().toString()))
              .forEach(file -> out.add(folder.relativize(file).toString().replace('\\', '/')));
        } catch (IOException e) {
          throw failure(start, e);
        }
      }
    }
    return List.copyOf(out);
  }

  private static OffprintException failure(Path file, IOException e) {
    return new OffprintException(
        "The template " + file + " cannot be read: " + IoErrorText.of(e) + ".", e);
  }
}
