package press.offprint.content.citation.csl;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import press.offprint.content.citation.csl.item.CslDate;
import press.offprint.content.citation.csl.style.CslLocale;
import press.offprint.content.citation.csl.text.RichText;
import press.offprint.content.citation.csl.text.RichTextWriter;
import press.offprint.model.interrupt.Regex;

/** Joins the citations of a cluster: those of one author, and ranges of numbers. */
final class CiteGroups {
  private final Element citation;
  private final String delimiter;
  private final CslLocale locale;
  private final String collapse;

  CiteGroups(Element citation, Element layout, CslLocale locale) {
    this.citation = citation;
    this.delimiter = layout.getAttribute("delimiter");
    this.locale = locale;
    this.collapse = citation.getAttribute("collapse");
  }

  RichText join(List<RenderedCite> cites) {
    if (collapse.equals("citation-number")) {
      return numbers(cites);
    }
    boolean isGrouped =
        collapse.startsWith("year") || citation.hasAttribute("cite-group-delimiter");
    return isGrouped && cites.size() > 1 ? groups(cites) : plain(cites);
  }

  private RichText plain(List<RenderedCite> cites) {
    List<RichText> all = new ArrayList<>();
    cites.forEach(cite -> all.add(cite.whole()));
    return RichText.group(all, delimiter);
  }

  private RichText groups(List<RenderedCite> cites) {
    List<List<RenderedCite>> groups = new ArrayList<>();
    List<String> authors = new ArrayList<>();
    for (RenderedCite cite : cites) {
      String author = cite.author();
      int known =
          author.isEmpty() || cite.wanted().isSuppressed() || !cite.wanted().prefix().isEmpty()
              ? -1
              : authors.lastIndexOf(author);
      if (known < 0) {
        groups.add(new ArrayList<>());
        authors.add(author);
        known = groups.size() - 1;
      }
      groups.get(known).add(cite);
    }
    String within =
        citation.hasAttribute("cite-group-delimiter")
            ? citation.getAttribute("cite-group-delimiter")
            : ", ";
    String after = citation.getAttribute("after-collapse-delimiter");
    List<RichText> all = new ArrayList<>();
    for (int at = 0; at < groups.size(); at++) {
      List<RenderedCite> group = groups.get(at);
      boolean isCollapsed = group.size() > 1 && collapse.startsWith("year");
      for (int i = 1; i < group.size() && isCollapsed; i++) {
        group.get(i).hideAuthor();
      }
      RichText joined =
          isCollapsed && collapse.startsWith("year-suffix")
              ? suffixes(group, within)
              : wholes(group, within);
      boolean isLast = at == groups.size() - 1;
      all.add(joined);
      if (!isLast) {
        all.add(new RichText(isCollapsed && !after.isEmpty() ? after : delimiter));
      }
    }
    return RichText.group(all, "");
  }

  // Behind a place or words, a comma would belong to them.
  private RichText wholes(List<RenderedCite> group, String within) {
    List<RichText> all = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      all.add(group.get(i).whole());
      if (i + 1 < group.size()) {
        CslCluster.Cite one = group.get(i).wanted();
        boolean hasMore = !one.locator().isEmpty() || !one.suffix().isEmpty();
        all.add(new RichText(hasMore ? delimiter : within));
      }
    }
    return RichText.group(all, "");
  }

  // Smith 2000a, b
  private RichText suffixes(List<RenderedCite> group, String within) {
    String between =
        citation.hasAttribute("year-suffix-delimiter")
            ? citation.getAttribute("year-suffix-delimiter")
            : within;
    List<RichText> all = new ArrayList<>();
    String year = "";
    for (RenderedCite cite : group) {
      RichText suffix = cite.body().find(RichText.Role.YEAR_SUFFIX);
      CslDate issued = cite.item().date("issued");
      String own = issued == null ? "" : Integer.toString(issued.part(0, 0));
      boolean isShort =
          suffix != null && own.equals(year) && cite.wanted().locator().isEmpty() && !all.isEmpty();
      year = suffix == null ? "" : own;
      if (!all.isEmpty()) {
        all.add(new RichText(isShort ? between : within));
      }
      all.add(
          isShort
              ? RichText.group(new ArrayList<>(List.of(suffix)), "")
                  .format("k:" + cite.item().key())
              : cite.whole());
    }
    return RichText.group(all, "");
  }

  private RichText numbers(List<RenderedCite> cites) {
    List<RichText> all = new ArrayList<>();
    int i = 0;
    while (i < cites.size()) {
      int end = i;
      while (end + 1 < cites.size() && follows(cites.get(end), cites.get(end + 1))) {
        end++;
      }
      if (end - i >= 2) {
        all.add(
            RichText.group(
                new ArrayList<>(List.of(cites.get(i).whole(), cites.get(end).whole())), "–"));
        i = end + 1;
      } else {
        all.add(cites.get(i++).whole());
      }
    }
    String after = citation.getAttribute("after-collapse-delimiter");
    return RichText.group(all, after.isEmpty() ? delimiter : after);
  }

  private boolean follows(RenderedCite a, RenderedCite b) {
    boolean isPlain =
        a.wanted().suffix().isEmpty()
            && a.wanted().locator().isEmpty()
            && b.wanted().prefix().isEmpty()
            && b.wanted().locator().isEmpty();
    return isPlain && number(a) > 0 && number(b) == number(a) + 1;
  }

  private int number(RenderedCite cite) {
    RichText number = cite.body().find(RichText.Role.NUMBER);
    String text =
        number == null ? "" : Regex.replaceAll(RichTextWriter.plain(number, locale), "\\D", "");
    return Regex.matches(text, "\\d{1,6}") ? Integer.parseInt(text) : 0;
  }
}
