/**
 * Contracts: strict JSON, JSON Schema with the hub's formats and domain rules, canonical kinds, and
 * released versions.
 */
@NullMarked
package id.blkhub.contract;

import org.jspecify.annotations.NullMarked;
