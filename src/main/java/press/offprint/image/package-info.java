/** Reading and writing bitmap images so that a call can be stopped. */
package press.offprint.image;
