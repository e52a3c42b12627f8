package press.offprint.content.xhtml.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Uris;

/**
 * A {@code mailto:} URL with the header fields that every mail program shows before it sends (RFC
 * 6068 sections 2 and 7). A hidden recipient, an attached file or another header is removed, and so
 * are addresses and fields with a line break, which would begin another header.
 *
 * @param removed the names of the removed fields
 */
record MailLink(String url, List<String> removed) {
  private static final Set<String> SAFE = Set.of("to", "cc", "subject", "body");
  private static final int MAX_NAME = 40;

  static MailLink of(String target) {
    int query = target.indexOf('?');
    List<String> removed = new ArrayList<>();
    String address = address(query < 0 ? target : target.substring(0, query), removed);
    List<String> kept = new ArrayList<>();
    String fields = query < 0 ? "" : target.substring(query + 1);
    for (String field : Regex.split(fields, "&(?:amp;)?", -1)) {
      String name = name(field);
      if (SAFE.contains(name) && (name.equals("body") || hasOneLine(field))) {
        kept.add(field);
      } else if (!field.isEmpty()) {
        removed.add("\"" + name.substring(0, Math.min(name.length(), MAX_NAME)) + "\"");
      }
    }
    return new MailLink(
        kept.isEmpty() ? address : address + "?" + String.join("&", kept), List.copyOf(removed));
  }

  private static String address(String written, List<String> removed) {
    if (hasOneLine(written)) {
      return written;
    }
    removed.add("\"to\"");
    return written.substring(0, written.indexOf(':') + 1);
  }

  private static String name(String field) {
    return Uris.decodeLeniently(field.split("=", 2)[0]).strip().toLowerCase(Locale.ROOT);
  }

  private static boolean hasOneLine(String field) {
    return Uris.decodeLeniently(field).chars().noneMatch(Character::isISOControl);
  }
}
