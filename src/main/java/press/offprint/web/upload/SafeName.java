package press.offprint.web.upload;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import press.offprint.model.text.MarkdownFileName;

/** Checks the names of uploaded files: they must be valid on every file system. */
final class SafeName {
  private static final int MAX_BYTES = 200;
  private static final int MAX_DEPTH = 12;
  private static final String FORBIDDEN = "<>:\"|?*\\";
  private static final Set<String> SYSTEM_FILES =
      Set.of("__macosx", "thumbs.db", "desktop.ini", "node_modules");
  private static final String DEVICE = "(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?";

  private SafeName() {}

  /**
   * Returns the path in Unicode normalization form C.
   *
   * @throws ContentServiceException if a name in it is hidden, is {@code ..}, or is invalid on some
   *     file system
   */
  static String of(String path) {
    List<String> names = new ArrayList<>();
    for (String name : Normalizer.normalize(path, Normalizer.Form.NFC).split("/", -1)) {
      String error = error(name);
      if (!error.isEmpty()) {
        throw new ContentServiceException(
            400, "\"" + shown(path) + "\" cannot be stored: " + error + ".");
      }
      names.add(name);
    }
    if (names.size() > MAX_DEPTH) {
      throw new ContentServiceException(
          400,
          "\"" + shown(path) + "\" cannot be stored: it has more than " + MAX_DEPTH + " folders.");
    }
    return String.join("/", names);
  }

  private static String error(String name) {
    if (name.isEmpty()) {
      return "a name in it is empty";
    } else if (name.startsWith(".")) {
      return "a name must not begin with a dot";
    } else if (name.endsWith(".") || name.endsWith(" ") || name.startsWith(" ")) {
      return "a name must not begin or end with a space, or end with a dot";
    } else if (name.matches(DEVICE)) {
      return "a name is a device name on Windows";
    } else if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return "a name is too long";
    }
    boolean isInvalid =
        name.chars()
            .anyMatch(
                c ->
                    FORBIDDEN.indexOf(c) >= 0
                        || Character.isISOControl(c)
                        || c == 0xFFFD
                        || (Character.isSurrogate((char) c) && !isWhole(name)));
    return isInvalid ? "a name has a character that some file systems cannot store" : "";
  }

  private static boolean isWhole(String name) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }

  /** Returns true for files that operating systems add to archives. */
  static boolean isSystemFile(String path) {
    for (String name : path.split("/", -1)) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (SYSTEM_FILES.contains(lower) || lower.equals(".ds_store") || lower.startsWith("._")) {
        return true;
      }
    }
    return false;
  }

  static boolean isPost(String path) {
    return MarkdownFileName.is(path);
  }

  private static String shown(String path) {
    StringBuilder out = new StringBuilder();
    path.chars().limit(120).forEach(c -> out.append(Character.isISOControl(c) ? '?' : (char) c));
    return out.toString();
  }
}
