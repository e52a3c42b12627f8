package press.offprint.content.xhtml.clean;

import press.offprint.model.problem.Problem;

/** The remedies for references to the network, by the element that has the reference. */
final class RemoteRemedies {
  private RemoteRemedies() {}

  /** Returns the problem of a remote reference with the remedy for its element. */
  static Problem fit(Problem remote, String element) {
    return Problem.warning(remote.code(), remote.line(), remote.message(), remedy(element));
  }

  private static String remedy(String element) {
    return switch (element) {
      case "script" ->
          "No script of a post runs. Put its result into the post, such as a picture or a table.";
      case "style", "link" ->
          "Write the rules into templates/web/own.css, and put their files into static.";
      case "iframe", "frame", "embed", "object", "applet", "portal" ->
          "The page is linked if that is possible. To show it on paper, put a picture of it"
              + " into the post.";
      case "own iframe" ->
          "The page is linked. To show it on web pages, name it with https and add its host to"
              + " embeds in offprint.yaml; pages of your own site are not shown.";
      case "shown img" ->
          "Web pages load it, and the other editions have a link. To publish it with the post, run"
              + " offprint fetch.";
      case "video", "audio", "source", "track" ->
          "It is linked. To publish it with the post, save the file beside the post and name it by"
              + " its path.";
      case "img", "image", "picture", "svg" ->
          "Save the picture beside the post and name it by its path, or run offprint fetch.";
      default -> "Save the file beside the post and name it by its path.";
    };
  }
}
