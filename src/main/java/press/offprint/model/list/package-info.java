/** Lists of posts and books, as values for templates. */
package press.offprint.model.list;
