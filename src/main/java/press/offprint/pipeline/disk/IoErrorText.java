package press.offprint.pipeline.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/** The error messages of the operating system as clauses that name the next step. */
public final class IoErrorText {
  private static final String NO_PERMISSION =
      "no permission; change the owner or the permissions of the file and its folder";

  private static final Map<String, String> TEXTS =
      Map.of(
          "No space left on device",
          "the disk is full, or has no room for more files; make room and try again",
          "Disk quota exceeded",
          "your disk quota is used up; make room and try again",
          "Read-only file system",
          "the disk is read-only; make it writable or choose another folder",
          "Permission denied",
          NO_PERMISSION,
          "Operation not permitted",
          NO_PERMISSION,
          "File too large",
          "the file is larger than this system allows; raise the limit of the process or the disk",
          "Too many open files",
          "too many files are open; raise the limit of open files (ulimit -n)",
          "File name too long",
          "the name or path is longer than this system allows; choose a shorter one",
          "Input/output error",
          "the disk reports an error; check the disk",
          "Not a directory",
          "a file has the name of a folder that is needed; move the file away");

  private IoErrorText() {}

  /** Returns the clause for a failure, or the message of the system if it is an unknown one. */
  public static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return NO_PERMISSION;
    } else if (e instanceof NoSuchFileException) {
      return "it does not exist";
    } else if (e instanceof FileSystemLoopException) {
      return "its links lead in a circle";
    }
    String reason =
        e instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : String.valueOf(e.getMessage());
    return TEXTS.getOrDefault(reason, reason);
  }
}
