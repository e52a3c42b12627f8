/** How pages look: ink, contrast and pictures, measured from their pixels; and its comparison. */
package press.offprint.pipeline.inspect.look;
