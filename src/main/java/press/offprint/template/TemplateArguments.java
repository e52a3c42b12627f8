package press.offprint.template;

import io.pebbletemplates.pebble.template.EvaluationContext;
import java.util.Map;
import press.offprint.model.Site;

/** The arguments of a filter or function, by name and type. */
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

  /** Returns an argument; an empty text if it is not given. */
  Object value(String name) {
    Object value = values.get(name);
    return value == null ? "" : value;
  }

  int number(String name, int otherwise) {
    Object value = values.get(name);
    return value instanceof Number number ? number.intValue() : otherwise;
  }

  /**
   * Returns an argument.
   *
   * @throws IllegalArgumentException if it is missing or has another type
   */
  <T> T required(String name, Class<T> type) {
    Object value = values.get(name);
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new IllegalArgumentException(
        "The argument \"" + name + "\" must be a " + type.getSimpleName());
  }

  /** Returns the argument {@code site}, or the variable of that name. */
  Site site() {
    Object value = values.getOrDefault("site", context.getVariable("site"));
    if (value instanceof Site site) {
      return site;
    }
    throw new IllegalArgumentException("A macro has no variable \"site\". Pass it as an argument");
  }
}
