package press.offprint.pipeline.disk.source;

import java.io.IOException;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.IoErrorText;

/** The problems of a source that are found before its text is parsed. */
final class SourceProblems {
  private SourceProblems() {}

  private static Problem error(ProblemCode code, String message, String hint) {
    return Problem.error(code, 0, message, hint);
  }

  static Problem outside() {
    return error(
        ProblemCode.SYMLINK_OUTSIDE_ROOT,
        "The file or folder is a link to a place outside the content folder. Offprint does not"
            + " follow the link.",
        "Replace the link by a copy of the file or folder.");
  }

  static Problem loop() {
    return error(
        ProblemCode.SYMLINK_LOOP,
        "The link leads in a circle, or to a folder that another link includes already.",
        "Remove the link, or point the link to another file or folder.");
  }

  static Problem dangling() {
    return error(
        ProblemCode.SOURCE_UNREADABLE,
        "The link points to a file that does not exist.",
        "Remove the link, or restore the file that the link names.");
  }

  static Problem notRegular() {
    return error(
        ProblemCode.SOURCE_NOT_REGULAR,
        "The post is a pipe, socket, device or folder instead of a regular file. Offprint did not"
            + " open it.",
        "Put a text file with this name there, or remove the pipe, socket, device or folder.");
  }

  static Problem unreadable(IOException e) {
    return error(
        ProblemCode.SOURCE_UNREADABLE,
        "The file or folder cannot be read: " + IoErrorText.of(e) + ".",
        "Fix the permissions or the disk, then publish again.");
  }

  static Problem garbled() {
    String encoding = System.getProperty("sun.jnu.encoding", "");
    return encoding.startsWith("UTF")
        ? error(
            ProblemCode.NAME_INVALID,
            "The name contains bytes that are not UTF-8 text.",
            "Rename the file or folder, for example with convmv.")
        : error(
            ProblemCode.NAME_INVALID,
            "The name contains characters that the encoding of this system ("
                + encoding
                + ") lacks.",
            "Run Offprint with a UTF-8 locale, such as LC_ALL=C.UTF-8, or rename the file or"
                + " folder.");
  }

  static Problem dots() {
    return error(
        ProblemCode.NAME_INVALID,
        "The file name consists of dots only.",
        "Rename the file to a name with letters or digits.");
  }

  static Problem tooDeep(int limit) {
    return error(
        ProblemCode.LIMIT_DEPTH,
        "The folder is more than " + limit + " levels deep. Offprint did not enter the folder.",
        "Move the folder nearer to the content folder.");
  }

  static Problem tooLarge(long size, int limit) {
    return error(
        ProblemCode.LIMIT_SIZE,
        "The file has " + size + " bytes, more than the " + limit + " bytes allowed for a post.",
        "Split the post, or raise limits.postBytes in offprint.yaml.");
  }
}
