package press.offprint.template;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;

/**
 * A Pebble filter or function that is a Java function of its input and arguments.
 *
 * @param names of the arguments, in order
 */
record PebbleFunction(List<String> names, Body body) implements Filter, Function {

  /** The Java function. */
  @FunctionalInterface
  interface Body {
    /**
     * Returns the result.
     *
     * @throws IllegalArgumentException if input or arguments have a wrong type; the message is for
     *     the person who edits the template
     */
    Object apply(Object input, TemplateArguments arguments);
  }

  static PebbleFunction of(Body body, String... names) {
    return new PebbleFunction(List.of(names), body);
  }

  @Override
  public List<String> getArgumentNames() {
    return names;
  }

  @Override
  public Object apply(
      Object input,
      Map<String, Object> values,
      PebbleTemplate self,
      EvaluationContext context,
      int line) {
    try {
      return body.apply(input == null ? "" : input, new TemplateArguments(values, context));
    } catch (IllegalArgumentException e) {
      throw new PebbleException(null, String.valueOf(e.getMessage()), line, self.getName());
    }
  }

  @Override
  public Object execute(
      Map<String, Object> values, PebbleTemplate self, EvaluationContext context, int line) {
    return apply("", values, self, context, line);
  }
}
