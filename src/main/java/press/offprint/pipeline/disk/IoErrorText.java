package press.offprint.pipeline.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/** The error messages of the operating system as clauses that name the next step. */
public final class IoErrorText {
  private static final String NO_PERMISSION =
      "no permission; change the owner or the permissions of the file and its folder";

  private static final String FOLDER =
      "a folder has the name of a file that is needed; move the folder away";

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry(
              "No space left on device",
              "the disk is full, or has no room for more files; make room and try again"),
          Map.entry("Disk quota exceeded", "your disk quota is used up; make room and try again"),
          Map.entry(
              "Read-only file system",
              "the disk is read-only; make it writable or choose another folder"),
          Map.entry("Permission denied", NO_PERMISSION),
          Map.entry("Operation not permitted", NO_PERMISSION),
          Map.entry(
              "File too large",
              "the file is larger than this system allows; raise the limit of the process or the"
                  + " disk"),
          Map.entry(
              "Too many open files",
              "too many files are open; raise the limit of open files (ulimit -n)"),
          Map.entry(
              "File name too long",
              "the name or path is longer than this system allows; choose a shorter one"),
          Map.entry("Input/output error", "the disk reports an error; check the disk"),
          Map.entry(
              "Not a directory",
              "a file has the name of a folder that is needed; move the file away"),
          Map.entry("Is a directory", FOLDER));

  private IoErrorText() {}

  /** Returns the clause for a failure, or the message of the system if it is an unknown one. */
  public static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return NO_PERMISSION;
    } else if (e instanceof NoSuchFileException) {
      return "it does not exist";
    } else if (e instanceof FileSystemLoopException) {
      return "its links lead in a circle";
    } else if (e instanceof DirectoryNotEmptyException) {
      return FOLDER;
    }
    String reason =
        e instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : String.valueOf(e.getMessage());
    return TEXTS.getOrDefault(reason, reason);
  }
}
