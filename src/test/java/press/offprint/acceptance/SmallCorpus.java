package press.offprint.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import press.offprint.SharedFolder;

/** Some posts of a real blog at even distances, or all of them, published in a separate run. */
public final class SmallCorpus {
  private static final boolean ALL = Boolean.getBoolean("offprint.long");
  private static final Map<String, Optional<Run>> RUNS = new ConcurrentHashMap<>();

  private SmallCorpus() {}

  /** Returns a run over {@code some} posts of the corpus; empty if the corpus is missing. */
  public static Optional<Run> of(String corpus, int some) {
    return RUNS.computeIfAbsent(
        corpus,
        name -> SharedFolder.folder("corpora/" + name).map(folder -> publish(folder, some)));
  }

  private static Run publish(Path corpus, int some) {
    Path content = content(corpus, some);
    String name = corpus.getFileName().toString();
    if (ALL) {
      return Run.shared(content, name);
    }
    Path output = Path.of("target", "published", "small-" + name);
    Run.deleteAll(output);
    Run.deleteAll(Run.state(output));
    return Run.of(Run.settings(content, output));
  }

  private static Path content(Path corpus, int some) {
    Path content = corpus.resolve("content");
    if (ALL) {
      return content;
    }
    Path site = Path.of("target", "small-corpora", corpus.getFileName().toString());
    Run.deleteAll(site);
    copy(corpus, site, some);
    return site.resolve("content");
  }

  /** Copies at most {@code some} posts of a corpus with their files into a project. */
  static void copy(Path corpus, Path site, int some) {
    Path content = corpus.resolve("content");
    try {
      for (Path post : EvenSample.evenly(posts(content), some)) {
        boolean bundle = post.getFileName().toString().equals("index.md");
        Path unit = bundle ? post.getParent() : post;
        copy(unit, site.resolve("content").resolve(content.relativize(unit).toString()));
        String name = post.getFileName().toString().replaceFirst("\\.md$", "");
        if (!bundle && Files.isDirectory(post.resolveSibling(name))) {
          Path pictures = content.relativize(post.resolveSibling(name));
          copy(post.resolveSibling(name), site.resolve("content").resolve(pictures.toString()));
        }
      }
      if (Files.isDirectory(corpus.resolve("static"))) {
        copy(corpus.resolve("static"), site.resolve("static"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> posts(Path content) throws IOException {
    try (Stream<Path> files = Files.walk(content)) {
      return new ArrayList<>(
          files.filter(file -> file.toString().endsWith(".md")).sorted().toList());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = from.equals(file) ? to : to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.copy(file, target);
      }
    }
  }
}
