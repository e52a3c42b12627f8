package press.offprint.content.xhtml.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.citation.CitationPlace;
import press.offprint.content.citation.CitedText;
import press.offprint.content.citation.PostCitations;
import press.offprint.content.markdown.reference.NumberedKind;
import press.offprint.content.markdown.syntax.ReferenceCluster;
import press.offprint.content.xhtml.shape.IdRegistry;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/**
 * Replaces the marks of citations by formatted ones, and adds the bibliography to the end of the
 * text or to the element with the id {@code refs}, as pandoc does.
 */
public final class Citations implements BodyPass {
  private final IdRegistry ids;
  private final List<Element> notes;
  private final List<ReferenceCluster> clusters;
  private final IdentityHashMap<Node, Integer> noteNumbers = new IdentityHashMap<>();
  private final Map<String, String> entryIds = new HashMap<>();
  private final Map<String, List<String>> places = new LinkedHashMap<>();

  /**
   * Creates the pass over the text.
   *
   * @param notes the footnotes, which may hold citations
   */
  public Citations(IdRegistry ids, List<Element> notes, List<ReferenceCluster> clusters) {
    this.ids = ids;
    this.notes = notes;
    this.clusters = clusters;
    notes.forEach(note -> noteNumbers.put(note, noteNumbers.size() + 1));
  }

  /** A mark, and the references of its cluster whose sources are known. */
  private record Cited(Element mark, ReferenceCluster known) {}

  @Override
  public void apply(Element text, BodyContext context) {
    PostCitations citations = context.citations();
    List<Element> marks = new ArrayList<>();
    collect(text, marks, new boolean[notes.size()]);
    notes.forEach(
        note ->
            Selectors.all(note, "[" + BodyContext.REFERENCE + "]").stream()
                .filter(mark -> isCitation(cluster(mark)) && !marks.contains(mark))
                .forEach(marks::add));
    if (marks.isEmpty() && !citations.listsUncited()) {
      return;
    }
    List<Cited> cited = new ArrayList<>();
    List<Element> authors = new ArrayList<>();
    for (Element mark : marks) {
      context.restoreLine(mark);
      ReferenceCluster known = known(mark, context);
      if (mark.hasAttr(BodyContext.AUTHOR)) {
        authors.add(mark);
      } else if (known != null) {
        cited.add(new Cited(mark, known));
      }
    }
    CitedText made =
        citations.format(
            cited.stream().map(Cited::known).toList(),
            cited.stream().map(one -> place(one.mark())).toList(),
            context.language());
    made.entries()
        .forEach(entry -> entryIds.put(entry.key(), ids.claim("ref-" + entry.key(), "ref")));
    CitationMarkup markup = new CitationMarkup(context);
    moveNotes(text, context);
    // The mark of an author in a sentence and that of its note have the same cluster.
    IdentityHashMap<ReferenceCluster, String> authorOf = new IdentityHashMap<>();
    for (int i = 0; i < cited.size(); i++) {
      authorOf.put(cluster(cited.get(i).mark()), made.authors().get(i));
      replace(cited.get(i).mark(), made.citations().get(i), markup);
    }
    for (Element mark : authors) {
      Element words = new Element("span");
      markup.append(authorOf.getOrDefault(cluster(mark), ""), words);
      unwrap(mark, words);
    }
    if (!made.entries().isEmpty()) {
      write(made, text, markup, context);
    }
  }

  // The reference to a note that is a citation is behind the punctuation, without a space.
  private void moveNotes(Element text, BodyContext context) {
    for (Element reference : Selectors.all(text, "sup.noteref")) {
      Element link = Selectors.first(reference, "a.noteref");
      int number =
          link == null ? 0 : Integer.parseInt(link.attr("href").substring("#fn-".length()));
      if (number < 1 || number > notes.size() || !isCitationAlone(notes.get(number - 1))) {
        continue;
      }
      if (reference.previousSibling() instanceof TextNode before) {
        String words = before.getWholeText().stripTrailing();
        String mark = "";
        if (reference.nextSibling() instanceof TextNode after
            && !after.isBlank()
            && ".,;:!?".indexOf(after.getWholeText().charAt(0)) >= 0) {
          String rest = after.getWholeText();
          mark = words.endsWith(rest.substring(0, 1)) ? "" : rest.substring(0, 1);
          after.text(rest.substring(1));
        }
        boolean isInside =
            (mark.equals(".") || mark.equals(","))
                && (words.endsWith("”") || words.endsWith("’"))
                && context.language().startsWith("en")
                && !context.language().equals("en-GB");
        before.text(
            isInside
                ? words.substring(0, words.length() - 1) + mark + words.charAt(words.length() - 1)
                : words + mark);
      }
    }
  }

  private static boolean isCitationAlone(Element note) {
    Element only = note.childrenSize() == 1 ? note.child(0) : null;
    return only != null
        && only.normalName().equals("p")
        && only.childrenSize() == 1
        && only.child(0).hasAttr(BodyContext.REFERENCE)
        && only.ownText().isBlank();
  }

  private CitationPlace place(Element mark) {
    int note = noteNumbers.getOrDefault(mark.root(), 0);
    return note == 0
        ? CitationPlace.TEXT
        : new CitationPlace(note, isCitationAlone(notes.get(note - 1)));
  }

  private ReferenceCluster cluster(Element mark) {
    return clusters.get(Integer.parseInt(mark.attr(BodyContext.REFERENCE)));
  }

  private static boolean isCitation(ReferenceCluster cluster) {
    return cluster.items().stream().anyMatch(item -> NumberedKind.of(item.key()).isEmpty());
  }

  // The citations of a footnote are those of the first reference to it.
  private void collect(Element part, List<Element> marks, boolean[] isVisited) {
    for (Element element : Selectors.all(part, "[" + BodyContext.REFERENCE + "], a.noteref")) {
      if (element.hasAttr(BodyContext.REFERENCE)) {
        if (isCitation(cluster(element))) {
          marks.add(element);
        }
        continue;
      }
      int note = Integer.parseInt(element.attr("href").substring("#fn-".length())) - 1;
      if (note < isVisited.length && !isVisited[note]) {
        isVisited[note] = true;
        collect(notes.get(note), marks, isVisited);
      }
    }
  }

  /** Returns the cluster without unknown keys, which are reported; null if none is left. */
  private ReferenceCluster known(Element mark, BodyContext context) {
    ReferenceCluster cluster = cluster(mark);
    PostCitations citations = context.citations();
    List<ReferenceCluster.Item> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (ReferenceCluster.Item item : cluster.items()) {
      if (citations.holds(item.key())) {
        known.add(item);
      } else {
        unknown.add(item.key());
      }
    }
    if (unknown.isEmpty()) {
      return cluster;
    }
    // The bibliography of a site makes no citation of each name that a post mentions.
    String near = citations.nearest(unknown.get(0));
    if (cluster.textual() && !citations.isOwn() && near.isEmpty()) {
      unwrap(mark, new Element("span").text(cluster.source()));
      return null;
    }
    for (String key : unknown) {
      report(key, citations.nearest(key), context);
    }
    String words = String.join("?, ", unknown) + "?";
    Element shown = new Element("strong").text("(" + words + ")");
    if (known.isEmpty()) {
      mark.replaceWith(shown);
      return null;
    }
    mark.after(shown);
    mark.after(new TextNode(" "));
    return new ReferenceCluster(false, known, cluster.source());
  }

  private static void report(String key, String near, BodyContext context) {
    context.warn(
        ProblemCode.CITE_UNKNOWN,
        "No bibliography of the post has the key \"" + key + "\".",
        near.isEmpty()
            ? "Add the source to a bibliography, or correct the key."
            : "Did you mean @" + near + "? Else add the source to a bibliography.");
  }

  private void replace(Element mark, String html, CitationMarkup markup) {
    boolean isLinked = mark.closest("a") != null;
    Element words = new Element("span");
    markup.append(isBeforePeriod(mark) ? withoutPeriod(html) : html, words);
    for (Element one : Selectors.all(words, "[" + CitationMarkup.KEY + "]")) {
      String key = one.attr(CitationMarkup.KEY);
      String entry = entryIds.get(key);
      if (entry == null) {
        continue;
      }
      String id = ids.claim("cite-" + (countPlaces() + 1), "cite");
      places.computeIfAbsent(key, added -> new ArrayList<>()).add(id);
      one.attr("id", id).attr("class", "cite");
      if (!isLinked && Selectors.first(one, "a") == null) {
        one.tagName("a").attr("href", "#" + entry);
      }
    }
    unwrap(mark, words);
  }

  private static boolean isBeforePeriod(Element mark) {
    return mark.nextSibling() instanceof TextNode text && text.getWholeText().startsWith(".");
  }

  private static String withoutPeriod(String html) {
    return Regex.replaceFirst(html, "\\.((?:</span>)?)$", "$1");
  }

  private int countPlaces() {
    return places.values().stream().mapToInt(List::size).sum();
  }

  private static void unwrap(Element mark, Element words) {
    List.copyOf(words.childNodes()).forEach(mark::before);
    mark.remove();
  }

  private void write(CitedText made, Element text, CitationMarkup markup, BodyContext context) {
    String kind = context.citations().isNumeric() ? " csl-numbered" : "";
    Element list =
        new Element("div")
            .attr("class", "references" + kind + (made.hanging() ? " csl-indent" : ""))
            .attr("role", "doc-bibliography");
    for (CitedText.Entry entry : made.entries()) {
      Element item = list.appendElement("div").attr("class", "csl-entry");
      item.attr("id", entryIds.get(entry.key()));
      markup.append(entry.html(), item);
      Element last = Selectors.first(item, ".csl-right-inline");
      addBackLinks(places.getOrDefault(entry.key(), List.of()), last == null ? item : last);
    }
    Element place = Selectors.first(text, ListBlocks.REFERENCES);
    String title = context.citations().title();
    if (place != null) {
      if (!title.isEmpty() && !isHeading(place.previousElementSibling())) {
        place.before(heading(title));
      }
      place.appendChild(list);
      return;
    }
    if (!title.isEmpty() || !isHeading(text.lastElementChild())) {
      String words = NumberWords.of(context.language()).bibliography();
      text.appendChild(heading(title.isEmpty() ? words : title));
    }
    text.appendChild(list);
  }

  private static boolean isHeading(Element element) {
    return element != null && Regex.matches(element.normalName(), "h[1-6]");
  }

  private Element heading(String title) {
    return new Element("h2").attr("id", ids.claim("references", "references")).text(title);
  }

  private static void addBackLinks(List<String> citations, Element to) {
    if (citations.isEmpty()) {
      return;
    }
    Element back = to.appendElement("span").attr("class", "csl-back");
    for (int i = 0; i < citations.size(); i++) {
      back.appendText(" ");
      String number = citations.size() > 1 ? Integer.toString(i + 1) : "";
      back.appendElement("a")
          .attr("href", "#" + citations.get(i))
          .attr("role", "doc-backlink")
          .text("↩" + number);
    }
  }
}
