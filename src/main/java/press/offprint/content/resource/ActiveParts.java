package press.offprint.content.resource;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import press.offprint.content.resource.file.ResourceFinding;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/**
 * Finds parts of attachments that make the program act that opens them: scripts and actions of PDF
 * (ISO 32000-1 section 12.6), macros and controls of Office files. Nothing is run. A file may hide
 * such a part, and so the web server offers every attachment of these types as a download.
 */
final class ActiveParts {
  private static final int MAX_INFLATED = 16 << 20;
  private static final int DICTIONARY = 1024;

  private static final Pattern ACTION =
      Pattern.compile("/(JavaScript|Launch|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z0-9])");
  // These names are so short that compressed bytes may look like them.
  private static final Pattern SHORT_ACTION =
      Pattern.compile("/(JS|AA|OpenAction(?!\\s*\\[)|EmbeddedFiles?)(?![A-Za-z0-9])");
  private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
  private static final Pattern OFFICE =
      Pattern.compile(
          "(?:.*/)?(?:vbaproject\\.bin|vbadata\\.xml|activex/.*|oleobject[^/]*)|(?:basic|scripts)/.*",
          Pattern.DOTALL);

  private ActiveParts() {}

  /**
   * Returns a warning for a file that acts; empty if nothing is found.
   *
   * @param names of the files in a ZIP file
   */
  static List<ResourceFinding> find(
      Bytes content, List<String> names, String path, String extension) {
    Set<String> parts = new LinkedHashSet<>();
    if (extension.equals("pdf")) {
      parts.addAll(ofPdf(content.toArray()));
    } else if (!extension.equals("zip") && !extension.equals("epub")) {
      names.stream()
          .filter(name -> Regex.matcher(OFFICE, name.toLowerCase(Locale.ROOT)).matches())
          .findFirst()
          .ifPresent(parts::add);
    }
    if (parts.isEmpty()) {
      return List.of();
    }
    return List.of(
        new ResourceFinding(
            ProblemCode.RESOURCE_ACTIVE,
            "\""
                + path
                + "\" holds "
                + String.join(", ", parts)
                + ", on which the program of a reader may act.",
            "Export the file without scripts, actions and macros, if readers do not need them."));
  }

  private static Set<String> ofPdf(byte[] data) {
    String text = new String(data, StandardCharsets.ISO_8859_1);
    Set<String> found = new LinkedHashSet<>();
    collect(ACTION, text, found);
    int left = MAX_INFLATED;
    int done = 0;
    for (int at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 1)) {
      if (at < done || text.startsWith("end", Math.max(0, at - 3))) {
        continue;
      }
      int end = text.indexOf("endstream", at);
      end = end < 0 ? text.length() : end;
      collect(SHORT_ACTION, text.substring(done, at), found);
      String dictionary = text.substring(Math.max(done, at - DICTIONARY), at);
      if (dictionary.contains("/ObjStm") && left > 0) {
        String objects = inflate(data, start(text, at), end, left);
        left -= objects.length();
        collect(ACTION, objects, found);
        collect(SHORT_ACTION, objects, found);
      }
      done = end;
    }
    collect(SHORT_ACTION, text.substring(done), found);
    if (text.contains("/Encrypt") && text.contains("/ObjStm")) {
      found.add("encrypted objects");
    }
    return found;
  }

  private static int start(String text, int at) {
    int start = at + "stream".length();
    return start + (text.startsWith("\r\n", start) ? 2 : 1);
  }

  private static String inflate(byte[] data, int start, int end, int limit) {
    StringBuilder out = new StringBuilder();
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(data, Math.min(start, end), Math.max(0, end - start));
      byte[] buffer = new byte[1 << 13];
      for (int n = inflater.inflate(buffer);
          n > 0 && out.length() < limit;
          n = inflater.inflate(buffer)) {
        out.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
      }
    } catch (DataFormatException e) {
      // The objects before the damage are searched.
    } finally {
      inflater.end();
    }
    return out.toString();
  }

  private static void collect(Pattern names, String text, Set<String> found) {
    Matcher plain = Regex.matcher(names, text);
    while (plain.find()) {
      found.add("/" + plain.group(1));
    }
    // A name may be written with the codes of its characters (ISO 32000-1 section 7.3.5).
    if (text.indexOf('#') >= 0) {
      Matcher escaped = Regex.matcher(names, unescape(text));
      while (escaped.find()) {
        found.add("/" + escaped.group(1));
      }
    }
  }

  private static String unescape(String text) {
    return Regex.matcher(ESCAPED, text)
        .replaceAll(
            code ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
  }
}
