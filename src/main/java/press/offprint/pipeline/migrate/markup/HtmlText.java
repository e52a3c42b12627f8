package press.offprint.pipeline.migrate.markup;

import org.jsoup.Jsoup;

/** The plain text of HTML. */
public final class HtmlText {
  private HtmlText() {}

  public static String plain(String html) {
    return html.isEmpty() ? "" : Jsoup.parseBodyFragment(html).text().strip();
  }
}
