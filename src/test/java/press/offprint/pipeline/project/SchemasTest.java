package press.offprint.pipeline.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.offprint.content.data.DataException;
import press.offprint.content.data.JsonData;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.TomlData;
import press.offprint.content.data.YamlData;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.site.config.SiteConfigParser;
import press.offprint.json.Json;
import press.offprint.model.Post;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;

/** The JSON Schemas accept what the program accepts, and refuse what it refuses. */
class SchemasTest {
  private static final Path SAMPLES = Path.of("src/test/resources/schema");
  private static final Pattern YAML_BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");
  // The name before a value, such as published in `published: false`.
  private static final Pattern FIELD = Pattern.compile("`([A-Za-z_-][\\w.-]*)(?:: [^`]*)?`");
  private static final Pattern FRONT =
      Pattern.compile("(?s)\\A\uFEFF?(---|\\+\\+\\+)[ \t]*\r?\n(.*?\n)\\1[ \t]*(?:\r?\n|\\z).*");

  @Test
  void the_files_in_docs_are_those_that_the_code_makes() throws IOException {
    for (Map.Entry<String, String> file : Schemas.files().entrySet()) {
      Path place = Path.of("docs/schema").resolve(file.getKey());
      if ("write".equals(System.getProperty("golden"))) {
        Files.createDirectories(place.getParent());
        Files.writeString(place, file.getValue());
      }
      assertThat(Files.readString(place))
          .as("mvn test -Dtest=SchemasTest -Dgolden=write writes it")
          .isEqualTo(file.getValue());
    }
  }

  static Stream<Path> goodConfigurations() throws IOException {
    return Stream.concat(files("config/good"), Stream.of(Path.of("offprint.yaml")));
  }

  static Stream<Path> badConfigurations() throws IOException {
    return files("config/bad");
  }

  static Stream<Path> goodPosts() throws IOException {
    return Stream.concat(files("front-matter/good"), posts(Path.of("content")));
  }

  static Stream<Path> badPosts() throws IOException {
    return files("front-matter/bad");
  }

  @ParameterizedTest
  @MethodSource("goodConfigurations")
  void schema_and_parser_accept_a_good_configuration(Path file) throws Exception {
    String yaml = Files.readString(file);
    assertThat(SiteConfigParser.read(yaml, file.toString()).problems()).isEmpty();
    assertThat(check(Schemas.CONFIGURATION, data("---", yaml))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("badConfigurations")
  void schema_and_parser_refuse_a_bad_configuration(Path file) throws Exception {
    String yaml = Files.readString(file);
    assertThat(SiteConfigParser.read(yaml, file.toString()).problems()).isNotEmpty();
    assertThat(check(Schemas.CONFIGURATION, data("---", yaml))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("goodPosts")
  void schema_and_reader_accept_good_front_matter(Path file) throws Exception {
    assertThat(errors(file)).isEmpty();
    assertThat(check(Schemas.FRONT_MATTER, front(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("badPosts")
  void schema_and_reader_refuse_bad_front_matter(Path file) throws Exception {
    assertThat(errors(file)).isNotEmpty();
    assertThat(check(Schemas.FRONT_MATTER, front(file))).isNotEmpty();
  }

  @Test
  void the_examples_in_the_documentation_fit_the_schema() throws Exception {
    int examples = 0;
    for (String page : List.of("configuration.md", "move-a-site.md", "translations.md")) {
      Matcher block = YAML_BLOCK.matcher(Files.readString(Path.of("docs", page)));
      while (block.find()) {
        examples++;
        assertThat(check(Schemas.CONFIGURATION, data("---", block.group(1))))
            .as(block.group(1))
            .isEmpty();
      }
    }
    assertThat(examples).isGreaterThanOrEqualTo(4);
  }

  // The table of docs/front-matter.md and the fields that a cascade may give hold every field.
  @Test
  void the_schema_of_front_matter_has_every_field_of_its_documentation() throws Exception {
    Map<?, ?> schema =
        (Map<?, ?>)
            JsonData.parse(Schemas.files().get(Schemas.FRONT_MATTER), 1).plain(text -> text);
    String page = Files.readString(Path.of("docs/front-matter.md"));
    String table =
        page.substring(page.indexOf("|---|---|---|---|"), page.indexOf("All other fields"));
    Set<String> fields = new TreeSet<>();
    for (String line : table.lines().filter(row -> row.startsWith("| `")).toList()) {
      String[] cells = line.split("(?<!\\\\)\\|", -1);
      Matcher name = FIELD.matcher(cells[1] + cells[2]);
      while (name.find()) {
        fields.add(name.group(1));
      }
    }
    fields.removeAll(
        Set.of("extra", "params", "taxonomies", "never", "link", "pending", "src", "page", "post"));
    assertThat(fields).hasSizeGreaterThan(60);
    assertThat(fields.stream().filter(field -> !has(schema, field))).isEmpty();
  }

  private static boolean has(Map<?, ?> schema, String field) {
    Map<?, ?> properties = (Map<?, ?>) schema.get("properties");
    int dot = field.indexOf('.');
    Object own =
        properties == null ? null : properties.get(dot < 0 ? field : field.substring(0, dot));
    boolean open = own instanceof Map<?, ?> map && !map.containsKey("properties");
    return own != null && (dot < 0 || open || has((Map<?, ?>) own, field.substring(dot + 1)));
  }

  private static List<Problem> errors(Path file) throws IOException {
    Post post = new Post("posts/" + file.getFileName(), Bytes.owning(Files.readAllBytes(file)));
    return new FrontMatterReader(SiteConfigParser.defaults()).read(post).rejections();
  }

  // Values as Offprint's own parsers read them, because YAML 1.1 has other numbers and dates.
  private static String front(Path file) throws IOException, DataException {
    Matcher front = FRONT.matcher(Files.readString(file));
    return front.matches() ? data(front.group(1), front.group(2)) : "{}";
  }

  private static String data(String delimiter, String text) throws DataException {
    LocatedValue value;
    if (text.stripLeading().startsWith("{")) {
      value = JsonData.parse(text, 1);
    } else if (delimiter.equals("+++")) {
      value = TomlData.parse(text, 1);
    } else {
      try {
        value = YamlData.parse(text, 1);
      } catch (DataException e) {
        // The root is no map: a list is no map either.
        return "[]";
      }
    }
    return Json.write(value.plain(UnaryOperator.identity()));
  }

  private static List<Error> check(String name, String json) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Schemas.files().get(name));
    return new ArrayList<>(schema.validate(json, InputFormat.JSON));
  }

  private static Stream<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES.resolve(folder))) {
      return files.sorted().toList().stream();
    }
  }

  private static Stream<Path> posts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".md")).sorted().toList().stream();
    }
  }
}
