/** The glossaries and indexes of posts and of books. */
package press.offprint.content.backmatter;
