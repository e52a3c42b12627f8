package press.offprint.web.upload;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of files that come from strangers, made safe for every file system, or refused. */
final class SafeName {
  private static final int MAX_BYTES = 200;
  private static final int MAX_DEPTH = 12;
  private static final String FORBIDDEN = "<>:\"|?*\\";
  private static final Set<String> LEFTOVERS =
      Set.of("__macosx", "thumbs.db", "desktop.ini", "node_modules");
  private static final String DEVICE = "(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?";

  private SafeName() {}

  /**
   * The path with its letters in one form.
   *
   * @throws ContentServiceException where a name in it leads elsewhere, is hidden, or is none on
   *     some system
   */
  static String of(String path) {
    List<String> names = new ArrayList<>();
    for (String name : Normalizer.normalize(path, Normalizer.Form.NFC).split("/", -1)) {
      String complaint = complaint(name);
      if (!complaint.isEmpty()) {
        throw new ContentServiceException(
            400, "\"" + shown(path) + "\" cannot be stored: " + complaint + ".");
      }
      names.add(name);
    }
    if (names.size() > MAX_DEPTH) {
      throw new ContentServiceException(400, "\"" + shown(path) + "\" lies too deep.");
    }
    return String.join("/", names);
  }

  private static String complaint(String name) {
    if (name.isEmpty()) {
      return "a name in it is empty";
    } else if (name.startsWith(".")) {
      return "a name may not begin with a dot";
    } else if (name.endsWith(".") || name.endsWith(" ") || name.startsWith(" ")) {
      return "a name may not begin or end with a space, nor end with a dot";
    } else if (name.matches(DEVICE)) {
      return "a name is that of a device on Windows";
    } else if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return "a name is too long";
    }
    boolean strange =
        name.chars()
            .anyMatch(
                c ->
                    FORBIDDEN.indexOf(c) >= 0
                        || Character.isISOControl(c)
                        || c == 0xFFFD
                        || (Character.isSurrogate((char) c) && !isWhole(name)));
    return strange ? "a name holds a sign that not every system can store" : "";
  }

  private static boolean isWhole(String name) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }

  /** True for what systems put into archives of their own accord. */
  static boolean isLeftover(String path) {
    for (String name : path.split("/", -1)) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (LEFTOVERS.contains(lower) || lower.equals(".ds_store") || lower.startsWith("._")) {
        return true;
      }
    }
    return false;
  }

  static boolean isPost(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".md") || lower.endsWith(".markdown");
  }

  private static String shown(String path) {
    StringBuilder out = new StringBuilder();
    path.chars().limit(120).forEach(c -> out.append(Character.isISOControl(c) ? '?' : (char) c));
    return out.toString();
  }
}
