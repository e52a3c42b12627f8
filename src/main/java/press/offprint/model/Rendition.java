package press.offprint.model;

import java.util.List;
import press.offprint.model.bytes.Bytes;

/**
 * What an edition made.
 *
 * @param edition the edition's name
 * @param path relative to the output folder, joined by {@code /}
 * @param mediaType as in the IANA registry
 * @param content its bytes
 * @param problems what the edition could not do as asked, such as a character that no font has
 * @param companions further files that it needs beside it, such as a page's pictures
 */
public record Rendition(
    String edition,
    String path,
    String mediaType,
    Bytes content,
    List<Problem> problems,
    List<Rendition> companions) {

  public Rendition {
    problems = List.copyOf(problems);
    companions = List.copyOf(companions);
  }

  public static Rendition of(String edition, String path, String mediaType, Bytes content) {
    return new Rendition(edition, path, mediaType, content, List.of(), List.of());
  }

  public RenditionInfo download() {
    return new RenditionInfo(edition, path, mediaType, content.length(), content.sha256());
  }
}
