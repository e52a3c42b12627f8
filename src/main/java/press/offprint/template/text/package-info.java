/** Functions of templates that write text: dates, feeds, links, mail, BibTeX. */
package press.offprint.template.text;
