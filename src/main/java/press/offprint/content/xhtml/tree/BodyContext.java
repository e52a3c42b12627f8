package press.offprint.content.xhtml.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import press.offprint.content.backmatter.PostGlossary;
import press.offprint.content.citation.PostCitations;
import press.offprint.content.markdown.limit.LimitException;
import press.offprint.content.resource.Resolution;
import press.offprint.content.shortcode.expansion.Placeholders;
import press.offprint.content.site.reference.PostReferenceResolver;
import press.offprint.model.Link;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.problem.ProblemCollector;
import press.offprint.model.remote.PageHosts;
import press.offprint.model.settings.HeadingIds;
import press.offprint.model.settings.Limits;
import press.offprint.model.text.BaseUrl;
import press.offprint.model.text.XmlText;

/**
 * The state of one article's conversion: its inputs, the current source line, and the problems and
 * links that were found so far. Not safe for use by several threads.
 */
public final class BodyContext {
  /** The prefix of attributes that one step leaves for a later one; they are never written. */
  public static final String PRIVATE = "data-x-";

  /** The attribute of the mark of a cluster of references, which holds the index of the cluster. */
  public static final String REFERENCE = PRIVATE + "reference";

  /** The attribute of the mark of a citation that shows authors alone. */
  public static final String AUTHOR = PRIVATE + "author";

  /** The attribute of a mark of the index, with its entry; empty if the entry is its text. */
  public static final String INDEX = PRIVATE + "index";

  /** The attributes of a mark of the index with its order and its references. */
  public static final String INDEX_SORT = INDEX + "-sort";

  public static final String INDEX_SEE = INDEX + "-see";
  public static final String INDEX_SEE_ALSO = INDEX + "-see-also";

  /** The attribute of an emoji of a heading, with the name that the post has for it. */
  public static final String EMOJI = PRIVATE + "emoji";

  /** The attribute of a reference to the glossary, with its term; empty if that is its text. */
  public static final String GLOSSARY = PRIVATE + "glossary";

  /** The attribute of a block that asks for a list at its place, with the written id. */
  public static final String BLOCK = PRIVATE + "block";

  private static final String LINE = PRIVATE + "line";

  private final BodyInputs inputs;
  private final Placeholders placeholders;
  private final BodyLabels labels;
  private final ProblemCollector problems;
  private final List<Link> links = new ArrayList<>();
  private int line;

  public BodyContext(BodyInputs inputs, Placeholders placeholders) {
    this.inputs = inputs;
    this.problems = new ProblemCollector(inputs.limits().problems());
    this.placeholders = placeholders;
    this.labels = BodyLabels.of(inputs.language());
  }

  public ArticleTools tools() {
    return inputs.tools();
  }

  public Limits limits() {
    return inputs.limits();
  }

  /** Returns the article's title as plain text. */
  public String title() {
    return inputs.title();
  }

  /** Returns the BCP 47 tag of the labels. */
  public String language() {
    return inputs.language();
  }

  /** Returns the sources that the post may cite. */
  public PostCitations citations() {
    return inputs.citations();
  }

  /** Returns the terms that the post may refer to. */
  public PostGlossary glossary() {
    return inputs.glossary();
  }

  /** Returns true if the first use of an abbreviation shows its meaning. */
  public boolean expandsAbbreviations() {
    return inputs.expandsAbbreviations();
  }

  /** Returns true if headings show their numbers. */
  public boolean numbersSections() {
    return inputs.numbersSections();
  }

  /** Returns the permalink of the article. */
  public String path() {
    return inputs.path();
  }

  public Placeholders placeholders() {
    return placeholders;
  }

  public BodyLabels labels() {
    return labels;
  }

  /** Returns the image that a shortcode made, or null if there is none with this key. */
  public Resource picture(String key) {
    return inputs.pictures().get(key);
  }

  /** Returns the hosts from which web pages load frames and pictures. */
  public PageHosts pageHosts() {
    return inputs.pageHosts();
  }

  /** Returns the address of the site. */
  public BaseUrl base() {
    return inputs.posts().base();
  }

  /** Returns false if the site has no post and no list at {@code path}. */
  public boolean isPage(String path) {
    return inputs.posts().isPage(path);
  }

  /** Returns the form of the ids of headings. */
  public HeadingIds headingIds() {
    return inputs.posts().headingIds();
  }

  /** Returns the file names of the feeds that the site itself makes. */
  public Set<String> feedNames() {
    return inputs.posts().feedNames();
  }

  /** Returns the permalink of the post that {@code reference} names; empty if there is none. */
  public Optional<String> postPath(String reference) {
    return inputs.posts().path(reference);
  }

  /** Returns the numbered thing of another post that has a label. */
  public PostReferenceResolver.LabelMatch label(String label) {
    return inputs.posts().label(label);
  }

  /** Resolves a reference to a file at the current line. */
  public Resolution resolve(String reference) {
    return inputs.resolver().resolve(reference, line);
  }

  /** Resolves a reference to an image at the current line. */
  public Resolution resolvePicture(String reference) {
    return inputs.resolver().resolvePicture(reference, line);
  }

  /** Adds a generated SVG image as a resource, checked like one from a file. */
  public Resolution resolveSvg(String name, Bytes svg) {
    return inputs.resolver().resolveSvg(name, svg, line);
  }

  /** Returns the current one-based line of the post, 0 if it is not known. */
  public int line() {
    return line;
  }

  public void setLine(int line) {
    this.line = line;
  }

  /** Stores the current line on {@code element} and returns the element. */
  public Element storeLine(Element element) {
    return element.attr(LINE, Integer.toString(line));
  }

  /** Makes the line that is stored on {@code element} the current one; keeps it if none is. */
  public void restoreLine(Element element) {
    String stored = element.attr(LINE);
    line = stored.isEmpty() ? line : Integer.parseInt(stored);
  }

  /** Reports a warning at the current line. */
  public void warn(ProblemCode code, String message, String hint) {
    report(Problem.warning(code, line, message, hint));
  }

  /** Reports a problem; an equal one is reported once. */
  public void report(Problem problem) {
    problems.addOnce(problem);
  }

  /** Reports a warning at the current line, and counts it even if the line has another one. */
  public void count(ProblemCode code, String message, String hint) {
    problems.add(Problem.warning(code, line, message, hint));
  }

  /** Returns the problems in the order in which they were reported. */
  public List<Problem> problems() {
    return problems.list();
  }

  /**
   * Returns the text or markup with U+FFFD for each character that XML forbids, and reports them at
   * the current line. Such a character gets into a post by a character reference or by a command as
   * {@code \\char"1}, because the others are removed before the post is parsed.
   */
  public XmlText legal(String text) {
    String first = XmlText.firstForbidden(text);
    if (!first.isEmpty()) {
      int number = XmlText.countForbidden(text);
      warn(
          ProblemCode.TEXT_SANITISED,
          (number == 1 ? "A character that" : number + " characters that")
              + " XML forbids became U+FFFD; the first is "
              + first,
          "Delete the character reference or the command that writes it.");
    }
    return XmlText.of(text);
  }

  /**
   * Counts text that is inserted at the current line.
   *
   * @throws LimitException if too much text is inserted
   */
  public void countInserted(String text) {
    inputs.inserted().add(text, line);
  }

  /** Adds a link to a page of the site at the current line. */
  public void addLink(String target) {
    links.add(new Link(target, line));
  }

  /** Returns the links to pages of the site, in the order of the text. */
  public List<Link> links() {
    return List.copyOf(links);
  }
}
