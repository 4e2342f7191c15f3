/** What a message must look like: strict parsing, JSON Schemas, named domain rules. */
@NullMarked
package id.blkhub.contract;

import org.jspecify.annotations.NullMarked;
