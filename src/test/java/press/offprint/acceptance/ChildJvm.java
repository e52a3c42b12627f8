package press.offprint.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The class path and the options of child processes: a jar of the classes under test, built at the
 * first start, and an archive of class data sharing. With the archive a process starts in half the
 * time; the launcher of Offprint does the same.
 */
public final class ChildJvm {
  private static final Path FOLDER = Path.of("target", "children").toAbsolutePath();
  private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
  private static final ChildJvm ONLY = new ChildJvm();

  private final String classPath;
  private final Path archive = FOLDER.resolve("children.jsa");

  private ChildJvm() {
    try {
      Run.deleteAll(FOLDER);
      Files.createDirectories(FOLDER);
      Path jar = FOLDER.resolve("offprint.jar");
      pack(jar);
      classPath =
          Stream.concat(Stream.of(jar.toString()), libraries())
              .collect(Collectors.joining(File.pathSeparator));
      practise();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the options of Java for a class path that begins with {@link #classPath}. */
  public static List<String> options() {
    boolean made = Files.exists(ONLY.archive);
    return made
        ? List.of(
            "-Xlog:disable", "-Xlog:all=error:stderr", "-XX:SharedArchiveFile=" + ONLY.archive)
        : List.of();
  }

  /** Returns the classes under test, then the libraries, then the tests. */
  public static String classPath() {
    return ONLY.classPath + File.pathSeparator + System.getProperty("java.class.path");
  }

  private static void pack(Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(CLASSES)) {
      zip.setLevel(0);
      for (Path file : files.sorted().skip(1).toList()) {
        boolean folder = Files.isDirectory(file);
        zip.putNextEntry(new ZipEntry(CLASSES.relativize(file) + (folder ? "/" : "")));
        if (!folder) {
          Files.copy(file, zip);
        }
      }
    }
  }

  // Java archives only classes in jars, and requires the same jars in the same order at the start.
  private static Stream<String> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.endsWith(".jar"));
  }

  private void practise() throws IOException {
    Path site = FOLDER.resolve("practice");
    WatchingPublisher.post(site, "a.md", "A", "Some *words*.");
    Files.writeString(site.resolve("offprint.yaml"), "editions: [html, rss, index, redirects]\n");
    ProcessBuilder practice =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:ArchiveClassesAtExit=" + archive,
            "-cp",
            classPath,
            "press.offprint.cli.Main",
            "publish",
            "-q",
            "-C",
            site.toString());
    practice.environment().remove("JAVA_TOOL_OPTIONS");
    Path log = FOLDER.resolve("practice.log");
    practice.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      int code = practice.start().waitFor();
      if (code != 0) {
        throw new AssertionError("The practice run ended with " + code + ", see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
