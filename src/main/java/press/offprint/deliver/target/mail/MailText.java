package press.offprint.deliver.target.mail;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import press.offprint.pipeline.migrate.markup.HtmlToMarkdown;

/**
 * A post or an issue as the two texts of a mail.
 *
 * @param plain its Markdown
 * @param html one HTML file with absolute addresses and without scripts, frames and style sheets
 */
public record MailText(String plain, String html) {
  private static final String DROPPED =
      "script, style, noscript, template, nav, aside, footer, form, iframe, object, button, svg,"
          + " audio, video, link, [hidden]";
  private static final String FRAME =
      "font-family: Georgia, serif; font-size: 18px; line-height: 1.5; max-width: 38em;"
          + " margin: 0 auto; padding: 16px";
  private static final List<String> ATTRIBUTES =
      List.of("href", "src", "alt", "title", "lang", "dir", "start", "value", "colspan", "rowspan");

  /** Returns the texts of the page of a post. */
  public static MailText ofPage(String page, String title, String url) {
    Document document = Jsoup.parse(page, url);
    Element article = document.selectFirst("article");
    Element body = article != null ? article : document.body();
    body.select(DROPPED).remove();
    for (Element formula : body.select("math")) {
      formula.replaceWith(new Element("code").text(formula.attr("alttext")));
    }
    clean(body);
    Element frame = new Element("div").attr("style", FRAME);
    frame.appendChildren(body.childNodesCopy());
    if (frame.selectFirst("h1") == null) {
      frame.prependElement("h1").text(title);
    }
    frame.appendElement("p").appendElement("a").attr("href", url).text(url);
    return new MailText(plain(frame), whole(document, title, frame));
  }

  /** Returns the texts of the file of an issue, which is written for mail. */
  public static MailText ofIssue(String file, String url) {
    Element body = Jsoup.parse(file, url).body();
    return new MailText(plain(body), file);
  }

  /** Returns the texts with a last line, which is a link in HTML. */
  MailText with(String label, String url) {
    Document document = Jsoup.parse(html);
    document.outputSettings().prettyPrint(false);
    document
        .body()
        .appendElement("p")
        .attr("style", "text-align: center; font-size: 14px")
        .appendElement("a")
        .attr("href", url)
        .text(label);
    return new MailText(plain + "\n" + label + ": " + url + "\n", document.outerHtml());
  }

  private static void clean(Element body) {
    for (Element element : body.select("*")) {
      for (String name : List.of("href", "src")) {
        if (element.hasAttr(name)) {
          element.attr(name, element.absUrl(name));
        }
      }
      List<String> names = new ArrayList<>();
      element.attributes().forEach(attribute -> names.add(attribute.getKey()));
      names.stream().filter(name -> !ATTRIBUTES.contains(name)).forEach(element::removeAttr);
      if (element.normalName().equals("img")) {
        element.attr("style", "max-width: 100%; height: auto");
      }
    }
  }

  private static String plain(Element frame) {
    Element copy = frame.clone();
    for (Element row : copy.select("tr")) {
      String cells = String.join(" | ", row.select("th, td").eachText());
      row.replaceWith(new Element("p").text(cells));
    }
    // The rows are paragraphs now, and captions of pictures are those already.
    copy.select("table, thead, tbody, tfoot, figure, figcaption, picture, span").unwrap();
    return HtmlToMarkdown.convert(copy).strip() + "\n";
  }

  private static String whole(Document page, String title, Element frame) {
    Document document = Document.createShell(page.location());
    document.outputSettings().prettyPrint(false);
    document.head().appendElement("meta").attr("charset", "utf-8");
    document.title(title);
    Element root = page.selectFirst("html");
    document.selectFirst("html").attr("lang", root.attr("lang")).attr("dir", root.attr("dir"));
    document.body().appendChild(frame);
    return "<!DOCTYPE html>\n" + document.outerHtml();
  }
}
