/**
 * From a queued delivery to what its receiver gets: opened, agreed, minimised, mapped, sent and
 * settled. The steps of the routes that read {@code deliver.<partner>.<kind>}.
 */
@NullMarked
package id.blkhub.delivery;

import org.jspecify.annotations.NullMarked;
