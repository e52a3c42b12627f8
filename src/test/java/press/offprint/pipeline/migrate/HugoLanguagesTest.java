package press.offprint.pipeline.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The languages of a Hugo site become those of the project. */
class HugoLanguagesTest {
  @TempDir private Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve("hugo").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String imported(String file) throws IOException {
    Path project = folder.resolve("site");
    if (!Files.exists(project)) {
      SiteImport.run("hugo", folder.resolve("hugo"), project);
    }
    return Files.readString(project.resolve(file));
  }

  @Test
  void the_settings_of_the_only_language_are_those_of_the_site() throws IOException {
    write(
        "hugo.yaml",
        """
        baseURL: https://ferry.example/
        defaultContentLanguage: ja
        disableLanguages: [de]
        params: {colour: blue, depth: {most: 4}}
        languages:
          ja:
            title: 紙とインク
            languageCode: ja-JP
            contentDir: content/nihongo
            pagination: {pagerSize: 7}
            permalinks: {posts: '/:year/:slug/'}
            params: {colour: red, depth: {least: 2}, description: 紙のこと。}
            menus: {main: [{name: 記事, url: /posts/}]}
          fr: {disabled: true, title: Feuilles}
          de: {title: Blätter}
        """);
    write("content/nihongo/posts/ink.md", "---\ntitle: インク\n---\n墨。\n");

    assertThat(imported("offprint.yaml"))
        .contains("title: 紙とインク\n", "description: \"紙のこと。\"\n", "language: ja-JP\n")
        .contains("permalinks:\n  posts: /:year/:slug/\n", "lists:\n  items: 7\n")
        .contains("menus:\n  main:\n    - name: 記事\n      url: /posts/\n")
        .contains("  colour: red\n", "    most: 4\n", "    least: 2\n")
        .doesNotContain("languages:", "Feuilles", "Blätter");
    assertThat(imported("content/posts/ink.md")).contains("墨。");
    assertThat(imported("import-report.md"))
        .contains(
            "the language fr", "the language de", "Hugo does not publish it", "content/nihongo")
        .doesNotContain("the setting");
  }

  @Test
  void files_of_the_configuration_for_one_language_are_its_settings() throws IOException {
    write("config/_default/hugo.toml", "baseURL = 'https://ferry.example/'\n");
    write("config/_default/languages.en.toml", "title = 'Leaves'\n[params]\ncolour = 'red'\n");
    write("config/_default/menus.en.toml", "[[main]]\nname = 'Writing'\npageRef = '/posts'\n");
    write("config/_default/params.en.toml", "depth = 3\n");
    write("content/posts/ink.md", "---\ntitle: Ink\n---\nInk.\n");

    assertThat(imported("offprint.yaml"))
        .contains("title: Leaves\n", "    - name: Writing\n", "  colour: red\n", "  depth: 3\n");
  }

  @Test
  void addresses_below_the_folder_of_the_main_language_are_reported() throws IOException {
    write(
        "hugo.yaml",
        """
        baseURL: https://ferry.example/
        defaultContentLanguageInSubdir: true
        languages: {en: {title: Leaves}, fr: {title: Feuilles}}
        """);
    write("content/posts/ink.md", "---\ntitle: Ink\n---\nInk.\n");

    assertThat(imported("import-report.md"))
        .contains(
            "the pages in en are at the root, and /en/ leads to the home page; redirect the"
                + " addresses below /en/ at your host");
  }
}
