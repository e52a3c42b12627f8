package press.offprint.catalog.entry;

/** The catalog cannot be used; the message says why and what to do about it. */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CatalogException(String message, Throwable cause) {
    super(message, cause);
  }
}
