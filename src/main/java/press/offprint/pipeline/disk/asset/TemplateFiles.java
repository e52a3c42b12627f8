package press.offprint.pipeline.disk.asset;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.FileNameRules;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.RootDirectory;
import press.offprint.template.TemplateSource;

/**
 * The template files of a site. A file is taken from the site's folder {@code templates}, else from
 * its theme in {@code themes}, else from the theme of that name in Offprint, else from Offprint's
 * own templates. Each file is read once, until {@link #refresh} finds a change. Safe for many
 * threads.
 *
 * <p>An {@link OffprintException} is thrown if a file of the site cannot be read, because
 * Offprint's own file in its place would change the site without a message.
 */
public final class TemplateFiles implements TemplateSource {
  private static final String THEMES = "themes/";
  private static final ClassPathFolder BUILT_IN =
      new ClassPathFolder("templates", TemplateFiles.class.getClassLoader());

  private final List<Path> folders;
  private final String theme;
  private final Map<String, Optional<Bytes>> cache = new ConcurrentHashMap<>();

  /** The stamps of the site's files at the last refresh; null before the first. */
  @GuardedBy("this")
  private Map<Path, FileStamp> stamps;

  /**
   * Creates the templates of a project.
   *
   * @param theme the name of its theme; empty for none
   */
  public TemplateFiles(Path project, String theme) {
    Path root = project.toAbsolutePath().normalize();
    this.folders =
        theme.isEmpty()
            ? List.of(root.resolve("templates"))
            : List.of(root.resolve("templates"), root.resolve(THEMES + theme));
    this.theme = theme;
  }

  /** Returns the folder of the themes of a project; it may be missing. */
  public static Path themes(Path project) {
    return project.resolve(THEMES);
  }

  /** Returns true if the site or Offprint has a theme of that name. */
  public static boolean hasTheme(Path project, String theme) {
    return Files.isDirectory(project.resolve(THEMES + theme))
        || !BUILT_IN.names(THEMES + theme).isEmpty();
  }

  /**
   * Returns true if a file of the site changed since the last refresh. Then all files are read
   * again when they are needed. Call it between runs.
   */
  public synchronized boolean refresh() {
    Map<Path, FileStamp> current = currentStamps();
    boolean changed = stamps != null && !stamps.equals(current);
    stamps = current;
    if (changed) {
      cache.clear();
    }
    return changed;
  }

  private Map<Path, FileStamp> currentStamps() {
    Map<Path, FileStamp> found = new HashMap<>();
    for (Path folder : folders.stream().filter(Files::isDirectory).toList()) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          found.put(file, FileStat.of(file.toRealPath()).stamp());
        }
      } catch (IOException | UncheckedIOException e) {
        // The folder is being changed. The next refresh finds other stamps than these.
        found.put(folder, FileStamp.MISSING);
      }
    }
    return found;
  }

  /** Returns the folders of the site's own templates; some may be missing. */
  public List<Path> folders() {
    return folders;
  }

  @Override
  public Optional<Bytes> find(String name) {
    return RootDirectory.isPlain(name) ? cache.computeIfAbsent(name, this::read) : Optional.empty();
  }

  private Optional<Bytes> read(String name) {
    for (Path folder : folders) {
      Optional<Bytes> own = find(folder, name);
      if (own.isPresent()) {
        return own;
      }
    }
    return builtInTheme()
        .flatMap(folder -> BUILT_IN.find(folder + name))
        .or(() -> BUILT_IN.find(name));
  }

  private Optional<String> builtInTheme() {
    return theme.isEmpty() ? Optional.empty() : Optional.of(THEMES + theme + "/");
  }

  private static Optional<Bytes> find(Path folder, String name) {
    try {
      RootDirectory root = RootDirectory.of(folder);
      Path real = root.real().resolve(name).toRealPath();
      if (!root.contains(real)) {
        throw new IOException(
            "it is a link that leads out of the template folder; replace the link by a copy");
      } else if (!Files.isRegularFile(real)) {
        return Optional.empty();
      }
      try (InputStream in = root.read(real)) {
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
    TreeSet<String> out = new TreeSet<>(BUILT_IN.names(under));
    builtInTheme()
        .ifPresent(
            theirs ->
                BUILT_IN
                    .names(theirs + under)
                    .forEach(name -> out.add(name.substring(theirs.length()))));
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
