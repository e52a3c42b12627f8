/** Text conventions that all parts share: markup, paths, names and percent-encoding. */
package press.offprint.model.text;
