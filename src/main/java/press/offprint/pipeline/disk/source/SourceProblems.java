package press.offprint.pipeline.disk.source;

import java.io.IOException;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.pipeline.disk.IoErrorText;

/** What can be wrong with a source before a word of it is read. */
final class SourceProblems {
  private SourceProblems() {}

  private static Problem error(ProblemCode code, String message, String hint) {
    return Problem.error(code, 0, message, hint);
  }

  static Problem outside() {
    return error(
        ProblemCode.SYMLINK_OUTSIDE_ROOT,
        "This is a link to a place outside the content folder, which is not followed.",
        "Copy the file or folder into the content folder in place of the link.");
  }

  static Problem loop() {
    return error(
        ProblemCode.SYMLINK_LOOP,
        "This link leads in a circle, or to a folder that another link has brought in already.",
        "Remove the link, or let it lead to another file or folder.");
  }

  static Problem dangling() {
    return error(
        ProblemCode.SOURCE_UNREADABLE,
        "This is a link to a file that is not there.",
        "Remove the link, or put back the file that it names.");
  }

  static Problem notRegular() {
    return error(
        ProblemCode.SOURCE_NOT_REGULAR,
        "This is no regular file but a pipe, socket, device or folder; it was not opened.",
        "Put a text file in its place, or remove it.");
  }

  static Problem unreadable(IOException e) {
    return error(
        ProblemCode.SOURCE_UNREADABLE,
        "It cannot be read: " + IoErrorText.of(e) + ".",
        "Mend the cause and publish again.");
  }

  static Problem garbled() {
    String encoding = System.getProperty("sun.jnu.encoding", "");
    return encoding.startsWith("UTF")
        ? error(
            ProblemCode.NAME_INVALID,
            "The name holds bytes that are not UTF-8 text.",
            "Rename it, for instance with convmv.")
        : error(
            ProblemCode.NAME_INVALID,
            "The name holds characters that this system's encoding (" + encoding + ") lacks.",
            "Run Offprint with a UTF-8 locale, such as LC_ALL=C.UTF-8, or rename it.");
  }

  static Problem dots() {
    return error(
        ProblemCode.NAME_INVALID,
        "The name is made of dots alone.",
        "Give it a name with letters or digits.");
  }

  static Problem tooDeep(int limit) {
    return error(
        ProblemCode.LIMIT_DEPTH,
        "The folder lies more than " + limit + " folders deep; it was not entered.",
        "Move it nearer to the content folder.");
  }

  static Problem tooLarge(long size, int limit) {
    return error(
        ProblemCode.LIMIT_SIZE,
        "The file has " + size + " bytes, more than the " + limit + " allowed for a post.",
        "Split the post, or raise the limit in the settings.");
  }
}
