/** The front matter defaults that sections give to the posts below them. */
package press.offprint.content.site.cascade;
