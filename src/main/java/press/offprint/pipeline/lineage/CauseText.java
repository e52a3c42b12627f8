package press.offprint.pipeline.lineage;

import press.offprint.catalog.version.Making.Cause;

/** The cause of a making as a clause for people, such as "the post a.md was changed". */
public final class CauseText {
  private CauseText() {}

  /** Returns the clause. Names in it are those of files, and can hold any character. */
  public static String of(Cause cause) {
    String name = cause.name();
    String change = cause.change();
    return switch (cause.kind()) {
      case "new" -> "it was published for the first time";
      case "forced" -> "everything was to be made again (--force, or a route that was triggered)";
      case "interrupted" -> "the run before was interrupted, or verify had it made again";
      case "unrecorded" -> "the inputs of the time before are not recorded";
      case "released" -> "an earlier version was shown until now";
      case "output" -> "the published file " + name + " was " + change;
      case "source" -> "the post " + name + " was " + change;
      case "address" -> "the address " + name + " was " + change;
      case "surroundings" ->
          "what pages show around the post was changed: adjacent posts, menus, lists";
      case "related" -> "the suggested posts were " + change;
      case "section" -> "what the page of the section shows was " + change;
      case "pictures" -> "the pictures of the bundle " + name + " were " + change;
      case "post" -> "the title or address of " + name + " was " + change;
      case "place", "link", "note" -> "the target of the link " + name + " was " + change;
      case "edition" -> "the program that makes " + name + " was " + change;
      case "program" -> "the program was " + change;
      default -> "the " + cause.kind() + " " + name + " was " + change;
    };
  }
}
