/**
 * From HTML that nobody vouches for to the body that every edition gets: sanitised, numbered, its
 * references resolved, written as XHTML. Begin with {@link press.offprint.content.xhtml.BodyMaker}.
 */
package press.offprint.content.xhtml;
