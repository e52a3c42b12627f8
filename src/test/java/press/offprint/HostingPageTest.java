package press.offprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files for hosts in docs/hosting are complete and valid. */
class HostingPageTest {
  private static final Path HOSTING = Path.of("docs/hosting");
  private static final String PUBLISH = "offprint/offprint publish -C .";

  @TempDir Path folder;

  @Test
  void the_page_names_every_file() throws IOException {
    String page = Files.readString(Path.of("docs/hosting.md"));
    try (Stream<Path> files = Files.list(HOSTING)) {
      assertThat(files.map(file -> "(hosting/" + file.getFileName() + ")"))
          .hasSize(6)
          .allSatisfy(link -> assertThat(page).contains(link));
    }
  }

  @Test
  void netlify_publishes_the_output_folder() throws IOException {
    JsonNode toml = new TomlMapper().readTree(text("netlify.toml"));
    assertThat(toml.at("/build/command").asText()).isEqualTo(PUBLISH);
    assertThat(toml.at("/build/publish").asText()).isEqualTo("output");
    assertThat(toml.at("/headers/1/values/Content-Type").asText())
        .isEqualTo("application/epub+zip");
  }

  @Test
  void the_workflows_publish_and_upload_the_output_folder() throws IOException {
    Map<?, ?> jobs = (Map<?, ?>) yaml("github-pages.yaml").get("jobs");
    List<?> steps = (List<?>) ((Map<?, ?>) jobs.get("publish")).get("steps");
    assertThat(steps).anyMatch(step -> PUBLISH.equals(((Map<?, ?>) step).get("run")));
    assertThat(steps)
        .anyMatch(
            step ->
                ((Map<?, ?>) step).get("with") instanceof Map<?, ?> with
                    && "output".equals(with.get("path")));
    Map<?, ?> pages = (Map<?, ?>) yaml("gitlab-pages.yaml").get("pages");
    assertThat((List<?>) pages.get("script"))
        .map(Object::toString)
        .containsExactly(PUBLISH, "mkdir -p public", "cp -R output/. public/");
  }

  @Test
  void the_braces_of_the_server_files_match_and_each_statement_ends() throws IOException {
    for (String name : List.of("nginx.conf", "Caddyfile")) {
      int depth = 0;
      for (String line : text(name).lines().toList()) {
        String code = line.replaceFirst("#.*", "").replaceAll("\\{[a-z_.]+\\}", "").strip();
        depth += code.endsWith("{") ? 1 : code.equals("}") ? -1 : 0;
        assertThat(depth).as(line).isNotNegative();
        boolean statement = !code.isEmpty() && !code.endsWith("{") && !code.equals("}");
        if (statement && name.equals("nginx.conf")) {
          assertThat(code).endsWith(";");
        }
      }
      assertThat(depth).isZero();
    }
  }

  @Test
  void nginx_knows_the_type_of_each_kind_of_published_file() throws IOException {
    String types = text("nginx.conf").replaceAll("(?s).*types \\{(.*?)\\}.*", "$1");
    Set<String> endings = new HashSet<>();
    for (String line : types.strip().split(";", 0)) {
      String[] words = line.strip().split("\\s+", -1);
      endings.addAll(List.of(words).subList(1, words.length));
    }
    assertThat(endings)
        .contains("html", "pdf", "epub", "xml", "json", "jsonld", "svg", "png", "webp", "css");
  }

  @Test
  void the_upload_sends_every_file_once_and_pages_after_their_pictures() throws Exception {
    Path output = Files.createDirectories(folder.resolve("output"));
    Files.writeString(output.resolve("index.html"), "x");
    Path log = folder.resolve("log");
    Path aws =
        Files.writeString(folder.resolve("aws"), "#!/bin/sh\necho \"$@\" >> '" + log + "'\n");
    Files.setPosixFilePermissions(aws, Set.of(PosixFilePermission.values()));

    assertThat(upload(Map.of())).isNotZero();
    assertThat(upload(Map.of("BUCKET", "b", "OUTPUT", folder.resolve("none").toString())))
        .isEqualTo(2);
    assertThat(upload(Map.of("BUCKET", "b", "OUTPUT", output.toString()))).isZero();

    List<String> calls = new ArrayList<>(Files.readAllLines(log));
    assertThat(calls).hasSize(5).allMatch(call -> call.contains("s3 sync " + output + " s3://b"));
    assertThat(calls.get(0)).contains("--exclude *.html");
    assertThat(calls.get(2)).contains("--include *.html --content-type text/html; charset=utf-8");
    assertThat(calls.get(4)).contains("--delete");
  }

  private int upload(Map<String, String> environment) throws Exception {
    ProcessBuilder script =
        new ProcessBuilder("sh", HOSTING.resolve("upload-to-s3.sh").toString())
            .redirectErrorStream(true);
    script.environment().remove("BUCKET");
    script.environment().putAll(environment);
    script.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    Process process = script.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assertThat(output.isEmpty()).as(output).isEqualTo(code == 0);
    return code;
  }

  private static String text(String name) throws IOException {
    return Files.readString(HOSTING.resolve(name));
  }

  private static Map<?, ?> yaml(String name) throws IOException {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text(name));
  }
}
