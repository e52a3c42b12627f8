package press.offprint.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import press.offprint.model.bytes.Bytes;

/** Templates in folders, for tests: the first folder with a file takes precedence. */
public final class TemplateFolder implements TemplateSource {
  private final List<Path> folders;

  public TemplateFolder(Path... folders) {
    this.folders = List.of(folders);
  }

  /** Returns the built-in templates. */
  public static TemplateFolder ours() {
    return new TemplateFolder(Path.of("templates"));
  }

  @Override
  public Optional<Bytes> find(String name) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(TemplateFolder::read);
  }

  @Override
  public List<String> names(String folder) {
    TreeSet<String> names = new TreeSet<>();
    for (Path root : folders) {
      Path start = root.resolve(folder);
      if (!Files.isDirectory(start)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(start)) {
        files
            .filter(Files::isRegularFile)
            .forEach(file -> names.add(root.relativize(file).toString().replace('\\', '/')));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(names);
  }

  private static Bytes read(Path file) {
    try {
      return Bytes.owning(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
