package press.offprint.model;

import java.util.List;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;

/**
 * The output file of an edition.
 *
 * @param edition the edition's name
 * @param path relative to the output folder, joined by {@code /}
 * @param mediaType as in the IANA registry
 * @param content the bytes of the file
 * @param problems warnings of the edition, such as a character that no font has
 * @param companions further files that it needs, such as the images of a page
 * @param pages the number of pages of a PDF, 0 for any other file
 * @param outstanding the paths of the pictures of a page whose narrower copies are still to be
 *     made; the page does not name these copies
 */
public record Rendition(
    String edition,
    String path,
    String mediaType,
    Bytes content,
    List<Problem> problems,
    List<Rendition> companions,
    int pages,
    List<String> outstanding) {

  public Rendition {
    problems = List.copyOf(problems);
    companions = List.copyOf(companions);
    outstanding = List.copyOf(outstanding);
  }

  /** Creates a rendition that waits for no copies of pictures. */
  public Rendition(
      String edition,
      String path,
      String mediaType,
      Bytes content,
      List<Problem> problems,
      List<Rendition> companions,
      int pages) {
    this(edition, path, mediaType, content, problems, companions, pages, List.of());
  }

  /** Creates a rendition without pages. */
  public Rendition(
      String edition,
      String path,
      String mediaType,
      Bytes content,
      List<Problem> problems,
      List<Rendition> companions) {
    this(edition, path, mediaType, content, problems, companions, 0, List.of());
  }

  /** Creates a rendition without problems and companions. */
  public static Rendition of(String edition, String path, String mediaType, Bytes content) {
    return new Rendition(edition, path, mediaType, content, List.of(), List.of());
  }

  /** Returns the facts about this rendition, without its content. */
  public RenditionInfo download() {
    return new RenditionInfo(edition, path, mediaType, content.length(), content.sha256());
  }
}
