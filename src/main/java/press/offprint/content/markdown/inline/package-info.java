/**
 * The inline grammar of CommonMark 0.31.2 and of GitHub's autolinks; flexmark follows an older
 * edition. The entry points are called by the inline parser of the package above.
 */
package press.offprint.content.markdown.inline;
