package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import press.offprint.StartsProcesses;
import press.offprint.pipeline.FileTrees;

/**
 * The scripts of the GitHub Action and of the workflow for GitLab publish the sample posts, in a
 * checkout whose launcher runs the program under test.
 */
@StartsProcesses
class WorkflowsTest {
  private static final Path ACTION = Path.of("src/main/packages/ci/action.yml");
  private static final Path GITLAB = Path.of("docs/hosting/gitlab-pages.yaml");

  @TempDir private Path checkout;

  @BeforeEach
  void writeCheckout() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is missing: skipped");
    FileTrees.copy(Path.of("content"), checkout.resolve("content"));
    Files.copy(Path.of("offprint.yaml"), checkout.resolve("offprint.yaml"));
    Path launcher = Files.createDirectories(checkout.resolve("offprint")).resolve("offprint");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:TieredStopAtLevel=1 -Doffprint.fonts='"
            + Path.of("target/fonts").toAbsolutePath()
            + "' -cp '"
            + absolute(System.getProperty("java.class.path"))
            + "' press.offprint.cli.Main \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String absolute(String classPath) {
    List<String> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, 0)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  @Test
  void the_script_of_the_github_action_publishes_and_names_the_output_folder() throws Exception {
    Map<?, ?> action = yaml(ACTION);
    Map<?, ?> runs = (Map<?, ?>) action.get("runs");
    assertThat(runs.get("using")).isEqualTo("composite");
    Map<?, ?> publish =
        ((List<?>) runs.get("steps"))
            .stream()
                .map(Map.class::cast)
                .filter(step -> "publish".equals(step.get("id")))
                .findFirst()
                .orElseThrow();
    assertThat(((Map<?, ?>) publish.get("env")).keySet())
        .map(Object::toString)
        .containsExactlyInAnyOrder("PROJECT", "ARGUMENTS");
    Path output = checkout.resolve("github-output");
    run(
        publish.get("run").toString(),
        Map.of(
            "GITHUB_ACTION_PATH",
            checkout.resolve("offprint/src/main/packages/ci").toString(),
            "GITHUB_OUTPUT",
            output.toString(),
            "PROJECT",
            ".",
            "ARGUMENTS",
            "--to html,index -q"));
    assertThat(output).hasContent("output=./output");
    assertThat(checkout.resolve("output/posts/lead-time/index.html")).exists();
    assertThat(checkout.resolve("output/posts/lead-time/lead-time.pdf")).doesNotExist();
  }

  @Test
  void the_script_of_the_workflow_for_gitlab_fills_the_folder_that_gitlab_shows() throws Exception {
    Map<?, ?> pages = (Map<?, ?>) yaml(GITLAB).get("pages");
    List<String> script = ((List<?>) pages.get("script")).stream().map(Object::toString).toList();
    run(String.join("\n", script), Map.of());
    Map<?, ?> artifacts = (Map<?, ?>) pages.get("artifacts");
    assertThat(artifacts.get("paths")).isEqualTo(List.of("public"));
    assertThat(checkout.resolve("public/index.html")).exists();
    assertThat(checkout.resolve("public/posts/lead-time/lead-time.pdf")).exists();
  }

  private void run(String script, Map<String, String> environment) throws Exception {
    Files.createDirectories(checkout.resolve("offprint/src/main/packages/ci"));
    Path log = checkout.resolve("log");
    // As GitHub and GitLab start it.
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", "-e", "-o", "pipefail", "-c", script)
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  private static Map<?, ?> yaml(Path file) throws IOException {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
  }
}
