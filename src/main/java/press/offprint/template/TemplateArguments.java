package press.offprint.template;

import io.pebbletemplates.pebble.template.EvaluationContext;
import java.util.Map;
import press.offprint.model.Site;

/** The arguments of a filter or function, asked for by name and type. */
final class TemplateArguments {
  private final Map<String, Object> values;
  private final EvaluationContext context;

  TemplateArguments(Map<String, Object> values, EvaluationContext context) {
    this.values = values;
    this.context = context;
  }

  String text(String name, String otherwise) {
    Object value = values.get(name);
    return value == null ? otherwise : value.toString();
  }

  /** The argument, an empty string where it is not given. */
  Object value(String name) {
    Object value = values.get(name);
    return value == null ? "" : value;
  }

  int number(String name, int otherwise) {
    Object value = values.get(name);
    return value instanceof Number number ? number.intValue() : otherwise;
  }

  <T> T need(String name, Class<T> type) {
    Object value = values.get(name);
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new IllegalArgumentException(
        "The argument \"" + name + "\" must be a " + type.getSimpleName());
  }

  /** The argument {@code site}, or else the variable of that name. */
  Site site() {
    Object value = values.getOrDefault("site", context.getVariable("site"));
    if (value instanceof Site site) {
      return site;
    }
    throw new IllegalArgumentException("A macro does not see site: hand it over as an argument");
  }
}
