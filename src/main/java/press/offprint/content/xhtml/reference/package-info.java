/** The numbers of things in an article, and the references to them and to sources. */
package press.offprint.content.xhtml.reference;
