/** What the fuzz tests share; each lies beside the part whose inputs it makes up. */
package id.blkhub.fuzz;
