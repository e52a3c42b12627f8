/** Other people's JavaScript, run in a box: no Java, no world, no clock, an end. */
package press.offprint.content.script;
