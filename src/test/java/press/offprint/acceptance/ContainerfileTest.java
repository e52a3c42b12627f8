package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.offprint.model.text.ServerAddresses;

/** The image runs without rights, and a container engine can ask for its health. */
class ContainerfileTest {
  private static final Path FILE = Path.of("src/main/packages/container/Containerfile");

  private static List<String> instructions() throws IOException {
    String joined = Files.readString(FILE).replace("\\\n", " ");
    return joined
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.replaceAll("\\s+", " "))
        .toList();
  }

  @Test
  void the_program_runs_as_its_own_user_and_as_the_first_process() throws IOException {
    List<String> names =
        instructions().stream().map(line -> line.substring(0, line.indexOf(' '))).toList();
    assertThat(names).startsWith("FROM").endsWith("ENTRYPOINT", "CMD").doesNotContain("ADD");
    assertThat(instructions()).contains("USER offprint", "ENTRYPOINT [\"offprint\"]");
    assertThat(names.lastIndexOf("RUN")).isLessThan(names.indexOf("USER"));
  }

  @Test
  void the_engine_asks_for_the_health_of_the_port_that_is_exposed() throws IOException {
    String health =
        instructions().stream().filter(line -> line.startsWith("HEALTHCHECK")).findFirst().get();
    assertThat(instructions()).contains("EXPOSE 8080");
    assertThat(health).contains("http://127.0.0.1:8080" + ServerAddresses.HEALTH);
    String install =
        instructions().stream().filter(line -> line.startsWith("RUN")).findFirst().get();
    assertThat(install).contains(" wget ", "rm -rf /var/lib/apt/lists/*");
  }

  @Test
  void hadolint_has_no_finding() {
    SystemCommand.require("hadolint", "--version");
    assertThat(SystemCommand.run("hadolint", FILE.toString())).isEmpty();
  }
}
