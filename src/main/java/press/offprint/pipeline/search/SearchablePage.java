package press.offprint.pipeline.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The text of a published page. */
public final class SearchablePage {
  private SearchablePage() {}

  /** Returns another text for each version of a page; empty if it is missing. */
  static String stamp(Path page) {
    try {
      return Files.size(page) + " " + Files.getLastModifiedTime(page).to(TimeUnit.NANOSECONDS);
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns the text of the post on its page; empty if the page cannot be read any more. */
  public static String of(Path page) {
    try {
      Document document = Jsoup.parse(page.toFile(), "UTF-8");
      return Optional.<Element>ofNullable(document.selectFirst("[itemprop=articleBody]"))
          .or(() -> Optional.ofNullable(document.selectFirst("main")))
          .orElse(document.body())
          .text();
    } catch (IOException e) {
      // The post was withdrawn meanwhile; the next update removes it.
      return "";
    }
  }
}
