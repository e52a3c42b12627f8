package press.offprint.pipeline.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/** What the system says when a file operation fails, in words that tell what to do. */
public final class IoErrorText {
  private static final Map<String, String> WORDS =
      Map.of(
          "No space left on device",
          "the disk is full, or has no room for more files; make room and try again",
          "Disk quota exceeded",
          "your disk quota is used up; make room and try again",
          "Read-only file system",
          "the disk is read-only; make it writable or choose another folder",
          "Permission denied",
          "no permission; change the owner or the permissions of the file and its folder",
          "Operation not permitted",
          "no permission; change the owner or the permissions of the file and its folder",
          "File too large",
          "the file is larger than this system allows; raise the limit of the process or the disk",
          "Too many open files",
          "too many files are open; raise the limit of open files (ulimit -n)",
          "File name too long",
          "the name or path is longer than this system allows; choose a shorter one",
          "Input/output error",
          "the disk reports an error; check the disk",
          "Not a directory",
          "a file stands where a folder is needed; move it away");

  private IoErrorText() {}

  public static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return WORDS.get("Permission denied");
    } else if (e instanceof NoSuchFileException) {
      return "it is not there any more";
    } else if (e instanceof FileSystemLoopException) {
      return "its links lead in a circle";
    }
    String reason =
        e instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : String.valueOf(e.getMessage());
    return WORDS.getOrDefault(reason, reason);
  }
}
