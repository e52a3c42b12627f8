package press.offprint.catalog.entry;

import press.offprint.model.OffprintException;

/** The catalog cannot be used; the message says why and what to do about it. */
public final class CatalogException extends OffprintException {
  private static final long serialVersionUID = 1L;

  public CatalogException(String message, Throwable cause) {
    super(message, cause);
  }
}
