package press.offprint.edition.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Article;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Cache;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

/**
 * Pages and feeds equal {@code golden/}, which is a complete site for a browser. Write it again
 * with {@code mvn test -Dtest=TextEditionGoldenTest -Dgolden=write}, and read the difference.
 */
class TextEditionGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/edition/text/golden");

  private static List<Rendition> everything() {
    TextEdition text =
        new TextEdition(new Templates(TemplateFolder.ours()), new ImageVariants(Cache.NONE));
    List<Rendition> made = new ArrayList<>();
    for (Article post : TextPosts.all()) {
      Rendition page =
          text.render(TextPosts.publication(post), "html", "web/post.html", "index.html");
      made.add(page);
      made.addAll(page.companions());
    }
    made.add(text.render(TextPosts.site(TextPosts.all()), "index", "web/index.html", "index.html"));
    made.add(text.render(TextPosts.site(TextPosts.all()), "rss", "feeds/rss.xml", "feed.xml"));
    made.add(text.render(TextPosts.site(TextPosts.all()), "atom", "feeds/atom.xml", "atom.xml"));
    made.add(text.render(TextPosts.site(TextPosts.all()), "json", "feeds/feed.json", "feed.json"));
    return made;
  }

  @Test
  void pages_and_feeds_are_those_in_the_golden_folder() throws IOException {
    for (Rendition made : everything()) {
      Path file = GOLDEN.resolve(made.path());
      if ("write".equals(System.getProperty("golden"))) {
        Files.createDirectories(file.getParent());
        Files.write(file, made.content().toArray());
      }
      assertThat(made.content().text()).as(made.path()).isEqualTo(TextPosts.read(file));
    }
  }

  @Test
  void the_same_bytes_are_written_in_every_time_zone_and_locale() {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    List<Rendition> here = everything();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(everything()).isEqualTo(here);
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(everything()).isEqualTo(here);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }
}
