package press.offprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The links, lists and names in the documentation refer to existing things. */
class DocumentationTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");

  private static final Pattern TYPE_NAME = Pattern.compile("`([A-Z][A-Za-z]*[a-z][A-Za-z]*)`");
  private static final Pattern TYPE_DECLARATION =
      Pattern.compile("\\b(?:class|record|enum|interface) ([A-Z]\\w*)");

  /** Names in decisions that are not types of this project. */
  private static final Set<String> FOREIGN_NAMES =
      Set.of("ETag", "FSTextBreaker", "MaxHeapFreeRatio", "MaxNewSize", "MinHeapFreeRatio", "Tc");

  @Test
  void every_link_within_the_project_leads_to_a_file() throws IOException {
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page).replaceAll("(?s)```.*?```|`[^`\n]*`", ""));
      while (link.find()) {
        Path target = page.toAbsolutePath().getParent().resolve(link.group(1));
        assertThat(target).as("link in " + page).exists();
      }
    }
  }

  @Test
  void every_library_that_the_program_runs_on_is_listed_with_its_licence() throws IOException {
    String list = Files.readString(Path.of("docs/third-party.md"));
    Element pom = Jsoup.parse(Files.readString(Path.of("pom.xml")), Parser.xmlParser());
    for (Element dependency : pom.select("project > dependencies > dependency")) {
      if (dependency.select("> scope:matches(test|provided)").isEmpty()) {
        String name =
            dependency.selectFirst("> groupId").text()
                + ":"
                + dependency.selectFirst("> artifactId").text();
        assertThat(list).as("mvn license:add-third-party lists it").contains("`" + name + "`");
      }
    }
  }

  @Test
  void every_type_in_the_decisions_exists() throws IOException {
    Set<String> types = types();
    for (Path page : pages()) {
      if (!page.startsWith("docs/decisions")) {
        continue;
      }
      Matcher name = TYPE_NAME.matcher(Files.readString(page));
      while (name.find()) {
        String type = name.group(1);
        if (!FOREIGN_NAMES.contains(type)) {
          assertThat(types).as("`" + type + "` in " + page).contains(type);
        }
      }
    }
  }

  /** Returns the simple names of all types of the source, nested ones included. */
  private static Set<String> types() throws IOException {
    Set<String> types = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher type = TYPE_DECLARATION.matcher(Files.readString(file));
        while (type.find()) {
          types.add(type.group(1));
        }
      }
    }
    return types;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages =
        new ArrayList<>(
            List.of(Path.of("README.md"), Path.of("CHANGELOG.md"), Path.of("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }
}
