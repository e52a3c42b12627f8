package press.offprint.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import press.offprint.pipeline.config.PublishSettings;

/** A small blog of one test: the test writes its files, publishes it and reads the output. */
final class Blog {
  private final Path project;
  private final Set<String> editions;

  /**
   * Creates a blog.
   *
   * @param editions the editions to build; pages alone are fast
   */
  Blog(Path project, String... editions) {
    this.project = project;
    this.editions = Set.of(editions);
  }

  /** Writes a file below the project, such as {@code content/posts/hello.md}. */
  Blog with(String file, String... lines) {
    Path place = project.resolve(file);
    try {
      Files.createDirectories(place.getParent());
      Files.write(place, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Blog without(String file) {
    try {
      Files.delete(project.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Path project() {
    return project;
  }

  Path output(String file) {
    return project.resolve("output").resolve(file);
  }

  String text(String file) {
    try {
      return Files.readString(output(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Document page(String file) {
    return Jsoup.parse(text(file));
  }

  Run publish() {
    return Run.of(settings());
  }

  PublishSettings settings() {
    return settings(output(""));
  }

  /** Publishes the blog into another folder. */
  PublishSettings settings(Path output) {
    return new PublishSettings(
        project,
        project.resolve("content"),
        output.normalize(),
        project.resolve(".offprint"),
        Optional.empty(),
        editions,
        List.of(),
        false,
        false,
        false,
        false,
        false,
        false,
        2,
        InstantSource.fixed(Run.NOW));
  }
}
