package press.offprint.content.citation.csl.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import press.offprint.model.interrupt.Regex;

/** A source with its fields. */
public record CslItem(String key, Map<String, Object> fields) {

  public String type() {
    Object type = fields.get("type");
    return type == null ? "" : type.toString();
  }

  /** Returns a field; empty if the source lacks it. */
  public String text(String variable) {
    Object value = fields.get(variable);
    if (value == null && variable.equals("title-short")) {
      value = fields.get("shortTitle");
    }
    if (value == null && variable.equals("container-title-short")) {
      value = fields.get("journalAbbreviation");
    }
    if (value == null && variable.equals("page-first")) {
      return Regex.replaceFirst(text("page"), "^(\\w+).*$", "$1");
    }
    return value == null || value instanceof Map || value instanceof List ? "" : plain(value);
  }

  private static String plain(Object value) {
    return Regex.replaceFirst(value.toString(), "^(\\d+)\\.0$", "$1");
  }

  public List<CslName> names(String variable) {
    List<CslName> names = new ArrayList<>();
    if (fields.get(variable) instanceof List<?> list) {
      for (Object name : list) {
        if (name instanceof Map<?, ?> parts) {
          names.add(CslName.of(parts));
        }
      }
    }
    return names;
  }

  /** Returns a date; null if the source lacks it. */
  public CslDate date(String variable) {
    return CslDate.of(fields.get(variable));
  }

  public boolean has(String variable) {
    Object value = fields.get(variable);
    return value instanceof Map
        ? date(variable) != null
        : value instanceof List<?> list ? !list.isEmpty() : !text(variable).isEmpty();
  }

  public boolean isEnglish(boolean byDefault) {
    String language = text("language");
    return language.isEmpty() ? byDefault : language.startsWith("en");
  }
}
