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
 * is a field with a line break, which would begin another header.
 *
 * @param removed the names of the removed fields
 */
record MailLink(String url, List<String> removed) {
  private static final Set<String> SAFE = Set.of("to", "cc", "subject", "body");
  private static final int MAX_NAME = 40;

  static MailLink of(String target) {
    int query = target.indexOf('?');
    if (query < 0) {
      return new MailLink(target, List.of());
    }
    List<String> kept = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (String field : Regex.split(target.substring(query + 1), "&(?:amp;)?", -1)) {
      String name = name(field);
      if (SAFE.contains(name) && (name.equals("body") || hasOneLine(field))) {
        kept.add(field);
      } else if (!field.isEmpty()) {
        removed.add("\"" + name.substring(0, Math.min(name.length(), MAX_NAME)) + "\"");
      }
    }
    String address = target.substring(0, query);
    return new MailLink(
        kept.isEmpty() ? address : address + "?" + String.join("&", kept), List.copyOf(removed));
  }

  private static String name(String field) {
    return Uris.decodeLeniently(field.split("=", 2)[0]).strip().toLowerCase(Locale.ROOT);
  }

  private static boolean hasOneLine(String field) {
    return Uris.decodeLeniently(field).chars().noneMatch(Character::isISOControl);
  }
}
