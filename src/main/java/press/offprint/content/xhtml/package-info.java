/**
 * From untrusted HTML to the XHTML body that every edition gets. Begin with {@link
 * press.offprint.content.xhtml.BodyBuilder}: it sanitises the HTML ({@code clean}), runs the passes
 * ({@code clean} and {@code shape}) and writes the result ({@code write}).
 */
package press.offprint.content.xhtml;
