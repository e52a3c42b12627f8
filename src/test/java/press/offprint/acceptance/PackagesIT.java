package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.model.bytes.Bytes;

/** The packages of a build publish the sample posts on a machine that has Java alone. */
@StartsProcesses
class PackagesIT {
  private static final Path JAR = Path.of("target/offprint-all.jar").toAbsolutePath();
  private static final Path DEB = Path.of("target/offprint.deb").toAbsolutePath();

  @TempDir private Path folder;

  @BeforeEach
  void copySamplePosts() throws IOException {
    Path content = Path.of("content");
    try (Stream<Path> files = Files.walk(content)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve("site").resolve(file.toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    Files.copy(Path.of("offprint.yaml"), folder.resolve("site/offprint.yaml"));
  }

  @Test
  void the_runnable_jar_publishes_the_bytes_that_the_program_publishes() throws Exception {
    // Without a network: nothing is fetched.
    List<String> alone = isAllowed("unshare", "-n", "true") ? List.of("unshare", "-n") : List.of();
    run(Stream.concat(alone.stream(), Stream.of(java(), "-jar", JAR.toString(), "publish")));
    run(
        Stream.of(
            java(),
            "-Doffprint.fonts=" + Path.of("target/fonts").toAbsolutePath(),
            "-cp",
            classPath(),
            "press.offprint.cli.Main",
            "publish",
            "--output=../output",
            "--state=../state"));
    Map<String, String> published = files(folder.resolve("site/output"));
    assertThat(published).hasSizeGreaterThan(80).isEqualTo(files(folder.resolve("output")));
  }

  @Test
  void the_runnable_jar_unpacks_its_fonts_once() throws Exception {
    run(Stream.of(java(), "-jar", JAR.toString(), "routes"));
    Path fonts = only(folder.resolve("cache/offprint"));
    assertThat(fonts.resolve("fonts.txt"))
        .hasSameBinaryContentAs(Path.of("target/fonts/fonts.txt"));
    Path face = fonts.resolve("SourceSerif4_400Regular.ttf");
    Object unpacked = Files.getAttribute(face, "creationTime");
    run(Stream.of(java(), "-jar", JAR.toString(), "routes"));
    assertThat(
            Files.getAttribute(
                only(folder.resolve("cache/offprint")).resolve(face), "creationTime"))
        .isEqualTo(unpacked);
  }

  @Test
  void the_debian_package_holds_a_command_that_publishes() throws Exception {
    assumeTrue(isAllowed("dpkg-deb", "--version"), "dpkg-deb is missing: skipped");
    Path root = folder.resolve("root");
    run(Stream.of("dpkg-deb", "-x", DEB.toString(), root.toString()));
    Path command = root.resolve("usr/bin/offprint");
    Files.writeString(
        command,
        Files.readString(command).replace("/usr/share/offprint", root + "/usr/share/offprint"));
    run(Stream.of("sh", command.toString(), "publish"));
    assertThat(folder.resolve("site/output/posts/lead-time/lead-time.pdf")).exists();
    // The archive of classes of the user, because the program's folder cannot be written.
    assertThat(folder.resolve("cache/offprint")).isDirectoryContaining("glob:**.note");
  }

  @Test
  void the_debian_package_is_installed_run_and_removed() throws Exception {
    assumeTrue(
        "true".equals(System.getenv("OFFPRINT_TEST_INSTALL")),
        "OFFPRINT_TEST_INSTALL=true is needed to install a package on this machine: skipped");
    // Java may be installed in another way than by a package.
    run(Stream.of("dpkg", "--force-depends", "-i", DEB.toString()));
    try {
      run(Stream.of("offprint", "publish"));
      assertThat(folder.resolve("site/output/index.html")).exists();
      assertThat(Path.of("/var/lib/offprint/content")).isDirectory();
      assertThat(Files.getOwner(Path.of("/var/lib/offprint")).getName()).isEqualTo("offprint");
      run(Stream.of("dpkg", "-V", "offprint"));
    } finally {
      run(Stream.of("dpkg", "--purge", "offprint"));
    }
    assertThat(Path.of("/usr/bin/offprint")).doesNotExist();
    assertThat(Path.of("/usr/share/offprint")).doesNotExist();
    // The posts of the owner are kept.
    assertThat(Path.of("/var/lib/offprint/content")).isDirectory();
  }

  @Test
  void the_image_publishes_with_a_root_folder_that_is_read_only() throws Exception {
    String engine = isAllowed("podman", "info") ? "podman" : "docker";
    assumeTrue(isAllowed(engine, "info"), "no container engine works here: skipped");
    Path file = Path.of("src/main/packages/container/Containerfile").toAbsolutePath();
    String source = Path.of("").toAbsolutePath().toString();
    run(Stream.of(engine, "build", "-f", file.toString(), "-t", "offprint-test", source));
    // The user of the image is another one than that of this process.
    Path site = folder.resolve("site");
    Files.setPosixFilePermissions(site, PosixFilePermissions.fromString("rwxrwxrwx"));
    run(
        Stream.of(
            engine,
            "run",
            "--rm",
            "--read-only",
            "--tmpfs",
            "/tmp",
            "-v",
            site + ":/var/lib/offprint",
            "offprint-test",
            "publish"));
    assertThat(site.resolve("output/posts/lead-time/lead-time.pdf")).exists();
  }

  @Test
  void systemd_accepts_the_services() throws Exception {
    assumeTrue(isAllowed("systemd-analyze", "--version"), "systemd-analyze is missing: skipped");
    for (String name : List.of("offprint.service", "offprint-worker.service")) {
      Path unit = folder.resolve(name);
      String text = Files.readString(Path.of("src/main/packages/deb").resolve(name));
      Files.writeString(unit, text.replace("/usr/bin/offprint", "/bin/true"));
      run(Stream.of("systemd-analyze", "verify", unit.toString()));
    }
  }

  @Test
  void the_bill_of_materials_names_every_library() throws Exception {
    JsonNode bill = new ObjectMapper().readTree(Path.of("target/offprint-sbom.json").toFile());
    List<String> named =
        bill.get("components")
            .valueStream()
            .map(part -> part.get("name").asText() + "-" + part.get("version").asText())
            .toList();
    assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
    for (String library : Files.readAllLines(Path.of("target/offprint.libraries"))) {
      assertThat(named).anyMatch(library::startsWith);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    return Stream.concat(
            Stream.of(target.resolve("offprint.jar")),
            Files.readAllLines(target.resolve("offprint.libraries")).stream()
                .map(target.resolve("lib")::resolve))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isAllowed(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void run(Stream<String> command) throws Exception {
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command.toList())
            .directory(folder.resolve("site").toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(out)).isZero();
  }

  /** Returns the SHA-256 of each file by its path. */
  private static Map<String, String> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> root.relativize(file).toString(),
                  PackagesIT::checksum,
                  (a, b) -> a,
                  TreeMap::new));
    }
  }

  private static String checksum(Path file) {
    try {
      return Bytes.owning(Files.readAllBytes(file)).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }
}
