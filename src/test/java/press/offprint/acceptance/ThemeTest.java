package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.NamingTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.OffprintException;
import press.offprint.sfnt.EditedFont;

/** Themes change the design of all editions, and a site overrides single files. */
class ThemeTest {
  private static final List<String> SAMPLES =
      List.of(
          "posts/lead-time", "posts/genko-yoshi", "posts/from-right-to-left", "guide/shortcodes");

  private static final Path SERIF =
      Path.of("target/stand-in-fonts/liberation/LiberationSerif-Regular.ttf");

  @TempDir private Path folder;

  @Test
  void the_second_theme_passes_the_conformance_checks_of_the_first() throws Exception {
    Blog blog = new Blog(folder).with("offprint.yaml", "title: Paper", "theme: swiss");
    for (String sample : SAMPLES) {
      copy(Path.of("content", sample), folder.resolve("content").resolve(sample));
    }
    Run run = blog.publish();
    List<Path> pages = new ArrayList<>(run.files("html").values());
    pages.add(blog.output("index.html"));
    assertThat(pages).hasSize(SAMPLES.size() + 1);
    for (Path page : pages) {
      assertThat(Files.readString(page)).contains("#c4001a");
    }
    run.files("epub").values().forEach(ConformanceCheckers::epubcheck);
    for (Path pdf : run.files("pdf").values()) {
      ConformanceCheckers.pdfUa1(pdf);
    }
    assertThat(ConformanceCheckers.nu(pages)).isEmpty();
    String style = inEbook(blog, "posts/lead-time", "EPUB/style.css");
    assertThat(style).contains("#c4001a", "\"Source Sans 3\"");
    assertThat(NodeCheckers.axe(pages)).isEmpty();
  }

  @Test
  void the_site_overrides_the_theme_and_the_theme_overrides_the_built_in_files() throws Exception {
    Blog blog =
        new Blog(folder)
            .with("offprint.yaml", "theme: mine", "editions: [html, epub]")
            .with("themes/mine/web/theme.css", ".theme-mark { color: #010203; }")
            .with("themes/mine/web/redirect.html", "of the theme")
            .with("themes/mine/epub/theme.css", ".theme-mark { color: #010203; }")
            .with("templates/web/own.css", ".own-mark { color: #040506; }")
            .with("content/a.md", "---", "title: A", "aliases: [/b/]", "---", "Text");
    blog.publish();
    String page = blog.text("a/index.html");
    assertThat(page).containsSubsequence("--paper", ".theme-mark", ".own-mark");
    assertThat(inEbook(blog, "a", "EPUB/style.css"))
        .contains(".theme-mark")
        .doesNotContain("own-mark");
    blog.with("templates/web/style.css", ".whole { color: #070809; }").publish();
    assertThat(blog.text("a/index.html")).contains(".whole").doesNotContain("--paper");
  }

  @Test
  void a_missing_theme_is_reported_before_anything_is_published() {
    Blog blog =
        new Blog(folder)
            .with("offprint.yaml", "theme: swis")
            .with("content/a.md", "---", "title: A", "---", "Text");
    assertThatThrownBy(blog::publish)
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("There is no theme \"swis\"");
    assertThat(blog.output("a")).doesNotExist();
  }

  @Test
  void a_site_can_have_custom_fonts() throws Exception {
    Assumptions.assumeTrue(Files.exists(SERIF), SERIF + " is not there: skipped");
    Blog blog =
        new Blog(folder)
            .with("offprint.yaml", "editions: [pdf, epub]")
            .with("templates/print/own.css", "body { font-family: \"Liberation Serif\"; }")
            .with("templates/epub/own.css", "body { font-family: \"Liberation Serif\", serif; }")
            .with("content/a.md", "---", "title: A", "---", "Text");
    Files.createDirectories(folder.resolve("fonts"));
    Files.copy(SERIF, folder.resolve("fonts/Own.ttf"));
    blog.publish();
    assertThat(inEbook(blog, "a", "EPUB/style.css")).contains("url(fonts/own.ttf)");
    List<String> inPdf = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(blog.output("a/a.pdf").toFile())) {
      PDResources page = pdf.getPage(0).getResources();
      for (COSName name : page.getFontNames()) {
        inPdf.add(page.getFont(name).getName());
      }
    }
    assertThat(inPdf).anyMatch(name -> name.endsWith("LiberationSerif"));
  }

  @Test
  void a_font_of_the_site_keeps_its_copyright_and_licence_in_the_ebook() throws Exception {
    Assumptions.assumeTrue(Files.exists(SERIF), SERIF + " is not there: skipped");
    Map<Integer, String> names =
        Map.of(
            0, "© 2026 Paper Foundry",
            1, "Bought Serif",
            4, "Bought Serif Regular",
            6, "BoughtSerif-Regular",
            7, "Bought is a trademark of Paper Foundry",
            13, "For the site of the buyer only",
            14, "https://foundry.example/licence");
    Blog blog = siteWithFont(EditedFont.of(SERIF).names(names));
    blog.publish();
    try (FileSystem zip = FileSystems.newFileSystem(blog.output("a/a.epub"))) {
      byte[] subset = Files.readAllBytes(zip.getPath("EPUB/fonts/own.ttf"));
      NamingTable found = new TTFParser().parse(new RandomAccessReadBuffer(subset)).getNaming();
      for (int kept : new int[] {0, 7, 13, 14}) {
        assertThat(found.getName(kept, 3, 1, 0x409)).isEqualTo(names.get(kept));
      }
    }
  }

  @Test
  void a_font_that_must_not_be_embedded_ends_the_run_before_anything_is_published()
      throws Exception {
    Assumptions.assumeTrue(Files.exists(SERIF), SERIF + " is not there: skipped");
    Blog blog = siteWithFont(EditedFont.of(SERIF).embedding(0x0002));
    assertThatThrownBy(blog::publish)
        .isInstanceOf(OffprintException.class)
        .hasMessageContainingAll("Own.ttf", "fsType", "Remove the file");
    assertThat(blog.output("a")).doesNotExist();
  }

  private Blog siteWithFont(EditedFont font) throws IOException {
    Files.createDirectories(folder.resolve("fonts"));
    Files.write(folder.resolve("fonts/Own.ttf"), font.bytes());
    return new Blog(folder)
        .with("offprint.yaml", "editions: [epub]")
        .with("templates/epub/own.css", "body { font-family: \"Bought Serif\", serif; }")
        .with("content/a.md", "---", "title: A", "---", "Text");
  }

  private static String inEbook(Blog blog, String post, String file) throws IOException {
    String name = post.substring(post.lastIndexOf('/') + 1);
    try (FileSystem zip = FileSystems.newFileSystem(blog.output(post + "/" + name + ".epub"))) {
      return Files.readString(zip.getPath(file));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
