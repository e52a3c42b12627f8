package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import press.offprint.content.site.config.SiteConfigParser;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.config.RouteFiles;

/** The examples of docs/delivery.md work as they are printed there. */
class DeliveryPageTest extends SmallSite {
  private static final Path PAGE = Path.of("docs", "delivery.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```yaml\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern KIND =
      Pattern.compile("^\\| `(?!to`)([a-z0-9]+)` \\|.*\\|.*\\|$", Pattern.MULTILINE);

  private static List<String> blocks() throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  @Test
  void every_configuration_of_the_page_is_valid() throws IOException {
    List<String> configurations = blocks().stream().filter(b -> b.contains("deliver:\n")).toList();
    assertThat(configurations).hasSize(10);
    for (String yaml : configurations) {
      assertThat(SiteConfigParser.read(yaml, "offprint.yaml").problems()).as(yaml).isEmpty();
      assertThat(SiteConfigParser.read(yaml, "offprint.yaml").targets()).as(yaml).hasSize(1);
    }
  }

  @Test
  void the_page_lists_every_built_in_kind() throws IOException {
    Matcher kind = KIND.matcher(Files.readString(PAGE));
    List<String> listed = new ArrayList<>();
    while (kind.find()) {
      listed.add("deliver-" + kind.group(1));
    }
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            RouteFiles.builtIn().stream().filter(name -> name.startsWith("deliver-")).toList());
  }

  @Test
  void the_target_of_ones_own_keeps_what_is_withdrawn() throws IOException {
    Path place = project.resolveSibling(project.getFileName() + "-archive");
    String route =
        blocks().stream().filter(b -> b.contains("id: deliver-archive")).findFirst().get();
    String settings = blocks().stream().filter(b -> b.contains("to: archive")).findFirst().get();
    write("routes/deliver-archive.camel.yaml", route);
    write(
        "offprint.yaml",
        "editions: [html, index]\n" + settings.replace("${ARCHIVE}", place.toString()));
    assertThat(offprint("publish").err()).contains("delivered  archive");
    assertThat(FileTrees.hashes(place)).isEqualTo(FileTrees.hashes(project.resolve("output")));
    Files.delete(project.resolve("content/posts/second.md"));
    assertThat(offprint("publish").err()).contains("delivered  archive");
    assertThat(place.resolve("posts/second/index.html")).exists();
    assertThat(offprint("routes").out()).contains("deliver-archive", "Keeps a copy");
  }
}
