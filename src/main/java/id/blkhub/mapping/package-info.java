/** Transformations: JSLT files with the hub's functions and its reference tables. */
package id.blkhub.mapping;
