package press.offprint.pipeline.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.migrate.source.SourceLimits;

/** Exports of other tools become posts; a broken or hostile one leaves nothing behind. */
class SiteImportTest {
  private static final Path EXPORTS = Path.of("src/test/resources/import");
  private static final SourceLimits SMALL = new SourceLimits(20, 100_000, 200_000, 50_000);

  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void anEmptyFolder() {
    project = folder.resolve("site");
  }

  private ImportReport run(String tool, Path source) {
    return SiteImport.run(tool, source, project);
  }

  private void assertRefused(String tool, Path source, SourceLimits limits, String... parts) {
    assertThatThrownBy(() -> SiteImport.run(tool, source, project, limits))
        .isInstanceOf(OffprintException.class)
        .hasMessageContainingAll(parts);
    assertThat(project).doesNotExist();
  }

  @Test
  void wordpress_posts_keep_their_addresses_and_become_markdown() {
    ImportReport report = run("wordpress", EXPORTS.resolve("wordpress.xml"));

    assertThat(report.counts()).containsEntry("posts", 4);
    assertThat(project.resolve("content/posts/lentils.md"))
        .content()
        .contains("title: \"Lentils & swing\"\n")
        .contains("url: /2012/05/lentils/\n")
        .contains("categories: [Soup]\ntags: [Swing]\nsummary: Soup in two songs.\n")
        .contains(
            "with **salt** and 2 \\* 3 carrots.\\\nA second line of it.\n\nA second paragraph")
        .contains("[caption id=\"a1\"")
        .contains("![The pot](/wp-content/uploads/2012/05/pot.jpg)")
        .contains("\n<!--more-->\n\n### What you need\n\n- Lentils\n- Water\n")
        .contains("```\nstir --slowly\n\nuntil done\n```\n");
    assertThat(project.resolve("content/posts/blocks.md"))
        .content()
        .contains("A paragraph of blocks.\n\n<figure class=\"wp-block-table\"><table>")
        .doesNotContain("wp:");
    assertThat(project.resolve("content/posts/not-yet.md"))
        .content()
        .contains("draft: true\n")
        .doesNotContain("url:");
    assertThat(project.resolve("content/about.md")).content().contains("url: /about/\n");
    assertThat(project.resolve("offprint.yaml"))
        .content()
        .contains("baseUrl: https://kitchen.example/blog/\n");
    assertThat(project.resolve("import-report.md"))
        .content()
        .contains("1 items of the type attachment")
        .contains("static/wp-content/uploads");
  }

  @Test
  void ghost_posts_have_ghost_s_addresses() {
    run("ghost", EXPORTS.resolve("ghost.json"));

    assertThat(project.resolve("offprint.yaml"))
        .content()
        .contains("permalinks:\n  posts: /:slugorfilename/\n");
    assertThat(project.resolve("content/posts/spring-tide.md"))
        .content()
        .contains("authors: [Kim Sø]\ntags: [Moon]\n")
        .contains("The sea **came** in.\n\n## Why {#why}\n\n1. Moon\n2. Sun\n")
        .contains("![A wave](/content/images/2020/wave.jpg)");
    assertThat(project.resolve("content/about.md")).content().contains("Two people.");
    assertThat(project.resolve("import-report.md"))
        .content()
        .contains("posts/later.md: the export");
  }

  @Test
  void medium_posts_are_read_in_a_folder_and_in_its_archive() throws IOException {
    run("medium", EXPORTS.resolve("medium"));
    String fromFolder = Files.readString(project.resolve("content/posts/on-bicycles.md"));
    Path archive = folder.resolve("medium.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive));
        Stream<Path> files = Files.walk(EXPORTS.resolve("medium"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(EXPORTS.resolve("medium").relativize(file).toString()));
        Files.copy(file, zip);
      }
    }

    project = folder.resolve("other");
    run("medium", archive);

    assertThat(fromFolder)
        .contains("aliases: [\"/@ines/on-bicycles-1a2b3c4d5e6f\"]\n")
        .contains("A hill is *long* twice.\n\n> Ring the bell.\n")
        .contains("```\npump --bar 4\nride\n```");
    assertThat(project.resolve("content/posts/on-bicycles.md")).hasContent(fromFolder);
    assertThat(names(project))
        .noneMatch(name -> name.contains("unpacked") || name.contains("draft-"));
    assertThat(project.resolve("content/posts/half-a-thought.md"))
        .content()
        .contains("draft: true");
  }

  @Test
  void obsidian_notes_are_copied_byte_by_byte() throws IOException {
    run("obsidian", EXPORTS.resolve("vault"));

    assertThat(names(project.resolve("content")))
        .containsExactly("Garden/Apple tree.md", "Garden/Fence.md", "Garden/blossom.svg");
    assertThat(project.resolve("content/Garden/Apple tree.md"))
        .hasSameBinaryContentAs(EXPORTS.resolve("vault/Garden/Apple tree.md"));
    assertThat(project.resolve("offprint.yaml")).content().contains("dialect: obsidian");
    assertThat(project.resolve("import-report.md")).content().contains("Board.canvas");
  }

  @Test
  void an_import_replaces_nothing() throws IOException {
    Files.createDirectories(project.resolve("content"));

    assertThatThrownBy(() -> run("ghost", EXPORTS.resolve("ghost.json")))
        .hasMessageContainingAll("already has content", "Name a new folder with -C DIR.");
    assertThat(names(project)).isEmpty();
  }

  @Test
  void a_project_inside_of_the_site_is_refused() {
    Path inside = EXPORTS.resolve("vault/site");
    assertThatThrownBy(() -> SiteImport.run("obsidian", EXPORTS.resolve("vault"), inside))
        .hasMessageContaining("inside one another");
    assertThat(inside).doesNotExist();
  }

  @Test
  void another_file_is_no_site() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "Hello");
    for (String tool : List.of("hugo", "jekyll", "obsidian")) {
      assertRefused(tool, text, SourceLimits.DEFAULT, "is not a folder. Name");
    }
    assertRefused("wordpress", text, SourceLimits.DEFAULT, "text.txt:1 is broken");
    assertRefused("ghost", text, SourceLimits.DEFAULT, "is broken JSON");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertRefused("hugo", empty, SourceLimits.DEFAULT, "has no hugo.toml");
    assertRefused("jekyll", empty, SourceLimits.DEFAULT, "has no _config.yml");
    assertRefused("medium", empty, SourceLimits.DEFAULT, "holds no posts/*.html");
    assertRefused("obsidian", empty, SourceLimits.DEFAULT, "has no folder .obsidian");
    assertRefused("hugo", folder.resolve("nothing"), SourceLimits.DEFAULT, "does not exist");
  }

  @Test
  void a_broken_configuration_is_named_with_its_line() throws IOException {
    Path site = Files.createDirectory(folder.resolve("hugo"));
    Files.writeString(site.resolve("hugo.toml"), "title = \"a\"\nbaseURL = \n");
    assertRefused("hugo", site, SourceLimits.DEFAULT, "hugo.toml:2: ");
    Path jekyll = Files.createDirectory(folder.resolve("jekyll"));
    Files.writeString(jekyll.resolve("_config.yml"), "title: [a\n");
    assertRefused("jekyll", jekyll, SourceLimits.DEFAULT, "_config.yml:");
  }

  @Test
  void an_export_that_ends_early_leaves_nothing() throws IOException {
    String whole = Files.readString(EXPORTS.resolve("wordpress.xml"));
    Path cut =
        Files.writeString(folder.resolve("cut.xml"), whole.substring(0, whole.indexOf("Not yet")));
    assertRefused(
        "wordpress", cut, SourceLimits.DEFAULT, "cut.xml:", "is broken", "Export it again");
    String json = Files.readString(EXPORTS.resolve("ghost.json"));
    Path half = Files.writeString(folder.resolve("half.json"), json.substring(0, 500));
    assertRefused("ghost", half, SourceLimits.DEFAULT, "is broken JSON");
  }

  @Test
  void entities_of_a_document_type_read_no_file_and_do_not_grow() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
    Path outside =
        Files.writeString(
            folder.resolve("outside.xml"),
            "<!DOCTYPE rss [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]><rss><channel><title>&x;</title><item><title>a</title></item></channel></rss>");
    Path laughs =
        Files.writeString(
            folder.resolve("laughs.xml"),
            "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><rss><channel><title>&b;"
                + "</title><item><title>a</title></item></channel></rss>");
    for (Path file : List.of(outside, laughs)) {
      try {
        run("wordpress", file);
        assertThat(project.resolve("offprint.yaml")).content().doesNotContain("SECRET", "haha");
        project = folder.resolve("again");
      } catch (OffprintException e) {
        assertThat(e).hasMessageContaining("is broken");
        assertThat(project).doesNotExist();
      }
    }
  }

  @Test
  void an_archive_that_is_broken_or_hostile_is_refused() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.zip"), "PK but no archive");
    assertRefused(
        "medium", broken, SourceLimits.DEFAULT, "broken.zip is broken", "Download it again");
    for (String name :
        List.of("../../outside.html", "/etc/outside.html", "posts\\..\\..\\a.html")) {
      Path archive = zip("paths.zip", name, "<html></html>".getBytes(StandardCharsets.UTF_8));
      assertRefused("medium", archive, SourceLimits.DEFAULT, "leads out of a folder");
    }
    assertThat(folder.resolve("outside.html")).doesNotExist();
    Path twice = zip("twice.zip", "posts/a.html", new byte[1], "posts/A.html", new byte[1]);
    assertRefused("medium", twice, SourceLimits.DEFAULT, "two files named");
  }

  @Test
  void an_archive_that_unpacks_to_too_much_is_refused_before_the_disk_is_full() throws IOException {
    Path bomb = zip("bomb.zip", "posts/a.html", new byte[5_000_000]);
    assertThat(Files.size(bomb)).isLessThan(10_000);
    assertRefused("medium", bomb, SMALL, "unpacks to more than 200000 bytes");
    Path large = zip("large.zip", "posts/a.html", new byte[80 << 20]);
    assertRefused("medium", large, SourceLimits.DEFAULT, "unpacks to more than");
    Object[] entries = new Object[60];
    for (int i = 0; i < entries.length; i += 2) {
      entries[i] = "posts/" + i + ".html";
      entries[i + 1] = new byte[1];
    }
    assertRefused("medium", zip("many.zip", entries), SMALL, "it has 30 files; the limit is 20");
  }

  @Test
  void a_folder_that_is_too_large_is_refused_and_links_are_not_followed() throws IOException {
    Path site = Files.createDirectories(folder.resolve("hugo/content/posts"));
    Path root = folder.resolve("hugo");
    Files.writeString(root.resolve("hugo.toml"), "title = \"a\"\n");
    Files.writeString(site.resolve("a.md"), "---\ntitle: a\n---\n");
    Path secret = Files.writeString(folder.resolve("secret.md"), "SECRET");
    Files.createSymbolicLink(site.resolve("link.md"), secret);
    Files.createSymbolicLink(site.resolve("endless.md"), Path.of("/dev/zero"));

    run("hugo", root);

    assertThat(names(project.resolve("content"))).containsExactly("posts/a.md");
    assertThat(project.resolve("import-report.md"))
        .content()
        .contains("content/posts/link.md: a link; copy the file itself");

    project = folder.resolve("other");
    Files.write(root.resolve("large.bin"), new byte[150_000]);
    assertRefused("hugo", root, SMALL, "large.bin", "Move large files out of the folder");
  }

  @Test
  void a_sitemap_and_a_list_hold_the_same_addresses() throws IOException {
    Path sitemap =
        Files.writeString(
            folder.resolve("sitemap.xml"),
            "<?xml version=\"1.0\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                + "<url><loc> https://a.example/b/ </loc><lastmod>2020-01-01</lastmod></url>"
                + "<url><loc>https://a.example/c?d&amp;e</loc></url></urlset>");
    Path list =
        Files.writeString(
            folder.resolve("urls.txt"), "# old\nhttps://a.example/b/\n\nhttps://a.example/c?d&e\n");

    assertThat(AddressList.read(sitemap))
        .containsExactly("https://a.example/b/", "https://a.example/c?d&e")
        .isEqualTo(AddressList.read(list));
    Path index = Files.writeString(folder.resolve("index.xml"), "<sitemapindex></sitemapindex>");
    assertThatThrownBy(() -> AddressList.read(index)).hasMessageContaining("index of sitemaps");
    Path cut = Files.writeString(folder.resolve("cut.xml"), "<urlset><url><loc>https://a");
    assertThatThrownBy(() -> AddressList.read(cut)).hasMessageContaining("is broken");
    assertThatThrownBy(() -> AddressList.read(folder.resolve("none")))
        .hasMessageContaining("does not exist");
  }

  private Path zip(String name, Object... entries) throws IOException {
    Path archive = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) entries[i]));
        zip.write((byte[]) entries[i + 1]);
        zip.closeEntry();
      }
    }
    return archive;
  }

  private static List<String> names(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
