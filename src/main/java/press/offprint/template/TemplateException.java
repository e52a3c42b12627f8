package press.offprint.template;

import press.offprint.model.problem.OffprintException;

/**
 * A template that cannot be compiled or rendered. The message is for the person who edits the
 * template: it names file, line, cause and next step.
 */
public final class TemplateException extends OffprintException {
  private static final long serialVersionUID = 1L;

  public TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
