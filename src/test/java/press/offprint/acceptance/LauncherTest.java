package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;

/** The launcher builds the program, and makes its archive of classes, again if it has to. */
@StartsProcesses
class LauncherTest {
  @TempDir private Path folder;

  @Test
  void a_copied_program_starts_from_an_archive_of_classes() throws Exception {
    Path built = Path.of("target/offprint.libraries");
    assumeTrue(Files.exists(built), "./offprint has not built the program yet: skipped");
    Path copy = copied();
    write("site/content/a.md", "---\ntitle: A\n---\n\nText.\n");

    assertThat(classesFromArchive(copy, "made.log", "UTC0")).isTrue();
    Path archive = only(copy.resolve("target/startup"), ".note");
    String note = Files.readString(archive);
    assertThat(classesFromArchive(copy, "used.log", "JST-9")).isTrue();
    assertThat(archive).hasContent(note.strip());

    Path moved = Files.move(copy, folder.resolve("moved"));
    assertThat(classesFromArchive(moved, "moved.log", "UTC0")).isTrue();
    assertThat(only(moved.resolve("target/startup"), ".note"))
        .content()
        .contains(moved.toString())
        .isNotEqualTo(note);
  }

  @Test
  void a_source_that_changes_during_a_build_is_built_again() throws Exception {
    Path program = folder.resolve("program");
    write("program/pom.xml", "");
    write("program/src/main/A.java", "");
    Files.createDirectories(program.resolve("src/main/launcher"));
    Files.copy(Path.of("src/main/launcher/start"), program.resolve("src/main/launcher/start"));
    write("program/routes/a.yaml", "");
    write("program/templates/a.html", "");
    Files.copy(Path.of("offprint"), program.resolve("offprint"));
    // As if somebody saved a source while Maven ran, in the first build only.
    script(
        "mvn",
        "mkdir -p target/lib",
        ": >target/offprint.libraries",
        "echo build >>builds",
        "[ $(wc -l <builds) -gt 1 ] && exit 0",
        "until [ src/main/A.java -nt target/build.log ]; do touch src/main/A.java; done");
    script("java", "exit 0");

    launch(program);
    launch(program);
    launch(program);

    assertThat(program.resolve("builds")).content().isEqualTo("build\nbuild\n");
  }

  private void launch(Path program) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", program.resolve("offprint").toString(), "--version");
    builder.environment().remove("JAVA_HOME");
    builder
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
    run(builder);
  }

  private void script(String name, String... lines) throws IOException {
    write("bin/" + name, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(folder.resolve("bin").resolve(name).toFile().setExecutable(true)).isTrue();
  }

  // The build that a copy has with it: no source, so that it is not built again.
  private Path copied() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy/target/lib")).getParent().getParent();
    for (String name : new String[] {"routes", "templates", "src/main"}) {
      Files.createDirectories(copy.resolve(name));
    }
    Files.createFile(copy.resolve("pom.xml"));
    Files.createDirectories(copy.resolve("src/main/launcher"));
    Files.copy(Path.of("src/main/launcher/start"), copy.resolve("src/main/launcher/start"));
    Files.copy(Path.of("offprint"), copy.resolve("offprint"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String name : new String[] {"offprint.jar", "offprint.libraries"}) {
      Files.copy(Path.of("target", name), copy.resolve("target").resolve(name));
    }
    try (Stream<Path> libraries = Files.list(Path.of("target/lib"))) {
      for (Path library : libraries.toList()) {
        Files.copy(library, copy.resolve("target/lib").resolve(library.getFileName()));
      }
    }
    Files.createSymbolicLink(
        copy.resolve("target/fonts"), Path.of("target/fonts").toAbsolutePath());
    Files.createDirectories(copy.resolve("content"));
    Files.writeString(copy.resolve("content/b.md"), "---\ntitle: B\n---\n\nText.\n");
    Files.createFile(copy.resolve("target/offprint.built"));
    return copy;
  }

  private boolean classesFromArchive(Path program, String log, String zone) throws Exception {
    Path classes = folder.resolve(log);
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh",
            program.resolve("offprint").toString(),
            "publish",
            "--to",
            "html",
            "-C",
            folder.resolve("site").toString());
    builder.environment().put("OFFPRINT_JAVA_OPTS", "-Xlog:class+load:file=" + classes);
    builder.environment().put("TZ", zone);
    run(builder);
    // A class that every run needs, whether anything changed or not.
    try (Stream<String> lines = Files.lines(classes)) {
      return lines
          .filter(line -> line.contains(" press.offprint.cli.Main "))
          .anyMatch(line -> line.contains("shared objects file"));
    }
  }

  private void run(ProcessBuilder builder) throws Exception {
    Path out = folder.resolve("out.txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(out)).isZero();
  }

  private static Path only(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow();
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
