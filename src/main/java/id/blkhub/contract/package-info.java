/** What a message must look like: strict parsing, JSON Schemas, named domain rules. */
package id.blkhub.contract;
