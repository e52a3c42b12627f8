package press.offprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gallery shows forty pages of four kinds, each drawn from a post that is there. */
class GalleryPageTest {
  private static final Path PAGE = Path.of("docs/gallery.md");
  private static final Path SCRIPT = Path.of("docs/make-gallery");
  private static final Path PICTURES = Path.of("docs/gallery");
  private static final Path POSTS = PICTURES.resolve("posts");
  private static final Pattern PICTURE =
      Pattern.compile("!\\[[^\\]]+\\]\\(gallery/([^)]+)\\.png\\)");
  private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]+\\]\\(([^)]+\\.md)\\)");
  private static final Pattern OTHERS = Pattern.compile("-(?:pandoc|weasyprint|latex)$");
  private static final Pattern NUMBER = Pattern.compile("-\\d+$");
  private static final List<String> KINDS =
      List.of("Maths", "Chinese, Japanese, Korean", "Right to left", "Tables, code and figures");

  @Test
  void forty_pages_are_shown_ten_of_each_kind() throws IOException {
    Set<String> all = new HashSet<>();
    for (String kind : KINDS) {
      List<String> pictures = pictures(section(kind));
      assertThat(pictures).as(kind).hasSize(10);
      assertThat(pictures).as("others are in their own section").noneMatch(OTHERS.asPredicate());
      all.addAll(pictures);
    }
    assertThat(all).hasSize(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Maths", "Chinese, Japanese, Korean", "Right to left", "Tables, code and figures"})
  void each_page_has_the_link_to_its_post_below_its_picture(String kind) throws IOException {
    List<String> rows =
        section(kind)
            .lines()
            .filter(line -> line.startsWith("| [") || line.contains("!["))
            .toList();
    for (int i = 0; i < rows.size(); i += 2) {
      List<String> posts = new ArrayList<>();
      for (String picture : pictures(rows.get(i))) {
        posts.add(post(picture).toString());
      }
      List<String> links = new ArrayList<>();
      Matcher link = LINK.matcher(rows.get(i + 1));
      while (link.find()) {
        links.add(Path.of("docs").resolve(link.group(1)).normalize().toString());
      }
      assertThat(links).isEqualTo(posts);
    }
  }

  @Test
  void each_picture_has_its_post_and_each_post_its_picture() throws IOException {
    Set<String> posts = new TreeSet<>();
    for (String picture : pictures(Files.readString(PAGE))) {
      assertThat(PICTURES.resolve(picture + ".png")).exists();
      posts.add(post(OTHERS.matcher(picture).replaceFirst("")).toString());
    }
    try (Stream<Path> files = Files.walk(POSTS)) {
      assertThat(files.map(Path::toString).filter(file -> file.endsWith(".md")))
          .as("posts of the gallery without a picture")
          .allMatch(posts::contains);
    }
  }

  @Test
  void each_picture_of_the_folder_is_shown() throws IOException {
    String shown = Files.readString(PAGE) + Files.readString(Path.of("README.md"));
    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(".png")))
          .allMatch(name -> shown.contains("gallery/" + name + ")"));
    }
  }

  @Test
  void pages_are_shown_beside_those_of_others_for_each_kind() throws IOException {
    Set<String> compared =
        pictures(section("Beside others")).stream()
            .filter(OTHERS.asPredicate())
            .map(picture -> OTHERS.matcher(picture).replaceFirst(""))
            .collect(Collectors.toSet());
    for (String kind : KINDS) {
      assertThat(pictures(section(kind))).as(kind).anyMatch(compared::contains);
    }
  }

  private static String section(String heading) throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf("\n## " + heading + "\n");
    assertThat(from).as(heading).isPositive();
    int to = page.indexOf("\n## ", from + 1);
    return page.substring(from, to < 0 ? page.length() : to);
  }

  private static List<String> pictures(String markdown) {
    List<String> names = new ArrayList<>();
    Matcher picture = PICTURE.matcher(markdown);
    while (picture.find()) {
      names.add(picture.group(1));
    }
    return names;
  }

  /** Returns the post of which a picture shows a page: a sample by the script, or by its name. */
  private static Path post(String picture) throws IOException {
    String sample = samples().get(picture);
    Path folder = sample == null ? POSTS : Path.of("content");
    String name = sample == null ? NUMBER.matcher(picture).replaceFirst("") : sample;
    List<Path> found =
        Stream.of(folder.resolve(name + ".md"), folder.resolve(name).resolve("index.md"))
            .filter(Files::exists)
            .sorted(Comparator.naturalOrder())
            .toList();
    assertThat(found).as("post of " + picture).hasSize(1);
    return found.get(0);
  }

  /** Returns the names of the pictures that the script draws of sample posts, with their posts. */
  private static Map<String, String> samples() throws IOException {
    Map<String, String> samples = new TreeMap<>();
    Matcher line =
        Pattern.compile("(?m)^sample (\\S+) \\d+ (\\S+)$").matcher(Files.readString(SCRIPT));
    while (line.find()) {
      samples.put(line.group(2), line.group(1));
    }
    assertThat(samples).isNotEmpty();
    return samples;
  }
}
