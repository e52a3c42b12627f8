package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.model.bytes.Bytes;

/** The formula of Homebrew, the catalog of JBang and the checksums name the jar of a release. */
@StartsProcesses
class ReleaseFilesTest {
  private static final String ADDRESS = "https://example.org/offprint/1.2.3";
  private static final Path SCRIPT = Path.of("src/main/packages/release").toAbsolutePath();

  @TempDir private Path folder;

  /** Prints the version as the program does. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      System.out.println("offprint 1.2.3");
    }
  }

  private void writeJar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
    String file = Program.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar =
            new JarOutputStream(
                Files.newOutputStream(folder.resolve("offprint-all.jar")), manifest);
        InputStream code = Program.class.getClassLoader().getResourceAsStream(file)) {
      jar.putNextEntry(new ZipEntry(file));
      code.transferTo(jar);
    }
  }

  private int release(String address) throws IOException, InterruptedException {
    return run(List.of("sh", SCRIPT.toString(), address, folder.toString()));
  }

  private int run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve("release").resolve(name));
  }

  @Test
  void all_files_name_the_address_the_version_and_the_checksum_of_the_jar() throws Exception {
    writeJar();
    assertThat(release(ADDRESS)).as(Files.readString(folder.resolve("log"))).isZero();
    String sha256 = Bytes.owning(Files.readAllBytes(folder.resolve("offprint-all.jar"))).sha256();
    assertThat(read("SHA256SUMS")).isEqualTo(sha256 + "  offprint-all.jar\n");
    assertThat(read("offprint.rb"))
        .contains(
            "url \"" + ADDRESS + "/offprint-all.jar\"",
            "version \"1.2.3\"",
            "sha256 \"" + sha256 + "\"")
        .doesNotContain("@");
    JsonNode alias =
        new ObjectMapper().readTree(read("jbang-catalog.json")).path("aliases").path("offprint");
    assertThat(alias.path("script-ref").asText()).isEqualTo(ADDRESS + "/offprint-all.jar");
    assertThat(alias.path("java").asText()).isEqualTo("17+");
  }

  @Test
  void the_formula_is_valid_ruby() throws Exception {
    writeJar();
    release(ADDRESS);
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ruby")), "ruby is not installed");
    assertThat(run(List.of("ruby", "-c", "release/offprint.rb"))).isZero();
  }

  @Test
  void an_address_without_encryption_or_a_missing_jar_is_refused() throws Exception {
    assertThat(release(ADDRESS)).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("log"))).contains("Run mvn package first.");
    writeJar();
    for (String wrong : List.of("http://example.org", "https://example.org/", "https://a|b")) {
      assertThat(release(wrong)).as(wrong).isEqualTo(2);
    }
    assertThat(folder.resolve("release")).doesNotExist();
  }
}
