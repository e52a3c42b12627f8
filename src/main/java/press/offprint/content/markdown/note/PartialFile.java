package press.offprint.content.markdown.note;

import java.util.Optional;

/**
 * The embed of a file that is no post, as components of MDX have them. Only what reads these
 * components writes it, because its name begins with a word that no post contains.
 */
public final class PartialFile {
  private PartialFile() {}

  /**
   * Returns the embed of a file in Markdown.
   *
   * @param path the file as the post imports it, without brackets, bars and number signs
   * @param nonce a word of ASCII letters and digits that begins with that of the session
   */
  public static String embed(String path, String nonce) {
    return "![[" + nonce + " " + path + "]]";
  }

  /** Returns the path of the file that an embed names; empty if it names another target. */
  static Optional<String> path(WikiLink link, String nonce) {
    int space = link.target().indexOf(' ');
    return link.isEmbed() && !nonce.isEmpty() && space > 0 && link.target().startsWith(nonce)
        ? Optional.of(link.target().substring(space + 1))
        : Optional.empty();
  }
}
