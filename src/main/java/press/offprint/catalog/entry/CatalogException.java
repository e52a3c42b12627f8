package press.offprint.catalog.entry;

import press.offprint.model.problem.OffprintException;

/** The catalog cannot be used. The message has the cause and the next step. */
public final class CatalogException extends OffprintException {
  private static final long serialVersionUID = 1L;

  public CatalogException(String message, Throwable cause) {
    super(message, cause);
  }
}
