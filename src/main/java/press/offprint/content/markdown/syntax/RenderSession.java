package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import press.offprint.content.markdown.limit.InsertedText;
import press.offprint.content.site.reference.PostReferenceResolver;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * The state that the texts of one article share while they are rendered: the text itself, its
 * footnotes, and the notes that it embeds. Not safe for use by several threads.
 */
public final class RenderSession {
  /** The session that a document is rendered in. */
  public static final DataKey<RenderSession> KEY =
      new DataKey<>(
          "OFFPRINT_SESSION",
          () ->
              new RenderSession(
                  "", reference -> Optional.empty(), new InsertedText(Limits.DEFAULT)));

  private static final int MAX_EMBEDDED_NOTES = 50;

  private final String nonce;
  private final PostReferenceResolver references;
  private final InsertedText inserted;
  private final FootnoteNumbers numbers = new FootnoteNumbers();
  private final List<Finding> findings = new ArrayList<>();
  private final List<NearMiss> nearMisses = new ArrayList<>();
  private final List<ReferenceCluster> clusters = new ArrayList<>();
  private Embedding embedding = text -> Optional.empty();
  private Predicate<ReferenceCluster> citesInNotes = cluster -> false;
  // The offset of the embed that is rendered, or -1.
  private int embedOffset = -1;
  private int embeddedNotes;

  /** The rendering of the Markdown of an embedded note as HTML. */
  @FunctionalInterface
  public interface Embedding {
    /** Returns the HTML; empty if the text must not be embedded. */
    Optional<String> html(String markdown);
  }

  /**
   * Starts a session.
   *
   * @param nonce a word of ASCII letters and digits that no text of the session contains
   * @param inserted counts the text that the article takes from elsewhere
   */
  public RenderSession(String nonce, PostReferenceResolver references, InsertedText inserted) {
    this.nonce = nonce;
    this.inserted = inserted;
    this.references = references;
  }

  /** Sets the rendering of embedded notes; without one, an embed is a link. */
  public void setEmbedding(Embedding rendering) {
    embedding = rendering;
  }

  /** Sets the test for citations that are footnotes. */
  public void setCitesInNotes(Predicate<ReferenceCluster> inNotes) {
    citesInNotes = inNotes;
  }

  /** Returns true if a citation is a footnote. */
  public boolean citesInNote(ReferenceCluster cluster) {
    return citesInNotes.test(cluster);
  }

  /** Returns a word that no text of the session contains. */
  public String nonce() {
    return nonce;
  }

  /** Returns the resolver of references to other posts. */
  public PostReferenceResolver references() {
    return references;
  }

  /** Returns the count of the text that the article takes from elsewhere. */
  public InsertedText inserted() {
    return inserted;
  }

  /** Returns the name of the element that is a reference to a footnote. */
  public static String noteElement(String nonce) {
    return "note-" + nonce;
  }

  /** Returns the name of the element that is a formula. */
  public static String formulaElement(String nonce) {
    return "formula-" + nonce;
  }

  /** Returns the name of the element that is a cluster of references. */
  public static String referenceElement(String nonce) {
    return "reference-" + nonce;
  }

  /** Adds references, and returns their index. */
  public int add(ReferenceCluster cluster) {
    clusters.add(cluster);
    return clusters.size() - 1;
  }

  /** Returns the references so far. */
  public List<ReferenceCluster> clusters() {
    return clusters;
  }

  /** Returns the element that is a reference to a footnote. */
  public String noteReference(Node note) {
    String name = noteElement(nonce);
    return "<" + name + " number=\"" + numbers.of(note) + "\"></" + name + ">";
  }

  /** Returns the numbers of the footnotes. */
  public FootnoteNumbers numbers() {
    return numbers;
  }

  /** Returns the HTML of an embedded note; empty if it is shown as a link. */
  public Optional<String> embed(String markdown, Node place) {
    // The notes that an embedded note embeds in turn are links.
    if (embedOffset >= 0 || ++embeddedNotes > MAX_EMBEDDED_NOTES) {
      return Optional.empty();
    }
    inserted.add(markdown, 0);
    embedOffset = place.getStartOffset();
    try {
      return embedding.html(markdown);
    } finally {
      embedOffset = -1;
    }
  }

  /** Reports a warning about the place of a node. */
  public void warn(ProblemCode code, Node place, String message, String hint) {
    findings.add(new Finding(code, offset(place.getStartOffset()), message, hint));
  }

  /** Reports a problem of the shortcodes of the note that is embedded. */
  public void warnEmbedded(Problem problem) {
    findings.add(new Finding(problem.code(), offset(0), problem.message(), problem.hint()));
  }

  /** Adds a text that is almost Markdown. */
  public void add(NearMiss nearMiss) {
    nearMisses.add(new NearMiss(nearMiss.kind(), nearMiss.text(), offset(nearMiss.offset())));
  }

  // The offsets of an embedded note are those of another text.
  private int offset(int offset) {
    return embedOffset < 0 ? offset : embedOffset;
  }

  /** Returns the warnings so far. */
  public List<Finding> findings() {
    return findings;
  }

  /** Returns the near-misses so far. */
  public List<NearMiss> nearMisses() {
    return nearMisses;
  }
}
