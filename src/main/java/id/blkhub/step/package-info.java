/**
 * What a step of a route is: its name, the stage of a batch it takes and the one it gives. Declared
 * once with each step; the hub checks it when a batch comes, and lint when a route is written.
 */
@NullMarked
package id.blkhub.step;

import org.jspecify.annotations.NullMarked;
