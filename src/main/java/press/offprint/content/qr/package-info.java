/** QR codes. */
package press.offprint.content.qr;
