/**
 * References to numbered things and to sources, and the captions of things. Start with {@link
 * press.offprint.content.markdown.reference.ReferenceExtension}.
 */
package press.offprint.content.markdown.reference;
