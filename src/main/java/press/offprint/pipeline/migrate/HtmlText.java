package press.offprint.pipeline.migrate;

import org.jsoup.Jsoup;

/** The plain text of HTML. */
final class HtmlText {
  private HtmlText() {}

  static String plain(String html) {
    return html.isEmpty() ? "" : Jsoup.parseBodyFragment(html).text().strip();
  }
}
