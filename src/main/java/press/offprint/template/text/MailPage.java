package press.offprint.template.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;
import press.offprint.model.Site;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.IdPrefix;
import press.offprint.model.text.Markup;

/** A page for mail: absolute URLs, styles in attributes, and nothing that runs or plays. */
public final class MailPage {
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");

  /** Elements that programs for mail remove or refuse. */
  private static final String ACTIVE =
      "script, style, link, base, iframe, object, embed, form, input, button, select, textarea,"
          + " audio, video, source, track, template";

  private static final Set<String> ATTRIBUTES =
      Set.of("class", "srcset", "sizes", "loading", "decoding", "fetchpriority", "tabindex");

  private static final String FORMULA = "annotation[encoding=application/x-tex]";

  private MailPage() {}

  /**
   * Returns the markup of an article with absolute URLs, and with the prefix of {@link IdPrefix}
   * before its ids, because all articles share the page.
   *
   * @param article its index in the publication
   */
  public static String body(String markup, String path, int article, Site site) {
    String prefix = IdPrefix.of(article);
    String title = prefix.substring(0, prefix.length() - 1);
    return Markup.point(
        IdPrefix.add(markup, prefix),
        new AbsoluteReferences(path, site, id -> "#" + (id.isEmpty() ? title : prefix + id)));
  }

  /**
   * Returns a page with the rules of a style sheet in the attributes {@code style}. Rules apply in
   * their order, not by the weight of their selectors. Pictures of other servers become links, and
   * so do drawings inside of the text, which programs for mail do not show; formulas become TeX.
   *
   * @throws IllegalArgumentException if a selector is wrong
   */
  public static String inlined(String html, String css, Site site) {
    Document page = Jsoup.parse(html.strip());
    page.outputSettings().prettyPrint(false);
    page.select("math").forEach(MailPage::spell);
    page.select("svg").forEach(MailPage::describe);
    page.select("audio[src], video[src], iframe[src]").forEach(MailPage::link);
    page.select(ACTIVE).remove();
    String own = site.absolute("/");
    page.select("img").stream()
        .filter(picture -> !picture.attr("src").startsWith(own))
        .toList()
        .forEach(MailPage::link);
    style(page, css);
    for (Element element : page.getAllElements()) {
      Interruption.check();
      List<String> removed = new ArrayList<>();
      element.attributes().forEach(attribute -> removed.add(attribute.getKey()));
      removed.stream()
          .filter(name -> ATTRIBUTES.contains(name) || name.startsWith("on"))
          .forEach(element::removeAttr);
    }
    return page.outerHtml() + "\n";
  }

  private static void style(Document page, String css) {
    IdentityHashMap<Element, StringBuilder> styles = new IdentityHashMap<>();
    Matcher rule = Regex.matcher(RULE, css);
    while (rule.find()) {
      String selector = rule.group(1).strip();
      if (selector.startsWith("@")) {
        continue;
      }
      try {
        for (Element element : page.select(selector)) {
          Interruption.check();
          styles
              .computeIfAbsent(element, any -> new StringBuilder())
              .append(rule.group(2).strip())
              .append(';');
        }
      } catch (Selector.SelectorParseException e) {
        throw new IllegalArgumentException("The style sheet has the selector " + selector, e);
      }
    }
    styles.forEach(
        (element, style) -> element.attr("style", merged(style + element.attr("style"))));
  }

  /** Returns declarations without those that a later one of the same property replaces. */
  private static String merged(String declarations) {
    Map<String, String> last = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (String declaration : declarations.split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        String property = declaration.substring(0, colon).strip();
        order.remove(property);
        order.add(property);
        last.put(property, declaration.substring(colon + 1).strip());
      }
    }
    StringBuilder out = new StringBuilder();
    order.forEach(
        property -> out.append(property).append(':').append(last.get(property)).append(';'));
    return out.toString();
  }

  private static void spell(Element formula) {
    Element tex = formula.selectFirst(FORMULA);
    if (tex != null) {
      formula.replaceWith(new Element("code").text(tex.wholeText().strip()));
    }
  }

  private static void describe(Element drawing) {
    Element title = drawing.selectFirst("title");
    String text = title == null ? drawing.attr("aria-label") : title.text();
    if (text.isBlank()) {
      drawing.remove();
    } else {
      drawing.replaceWith(new Element("em").text(text));
    }
  }

  private static void link(Element media) {
    String source = media.attr("src");
    String name = media.hasAttr("alt") ? media.attr("alt") : media.attr("title");
    Element link = new Element("a").attr("href", source).text(name.isBlank() ? source : name);
    boolean web = source.startsWith("https:") || source.startsWith("http:");
    media.replaceWith(web && media.closest("a") == null ? link : new Element("span").text(name));
  }
}
