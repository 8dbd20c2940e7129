//! What a test with faults has come to, as one line; `make test` ends with a table of them.

use std::env;
use std::fs::OpenOptions;
use std::io::Write;

use crate::rush::counts;
use crate::{Answer, Attempt};

/// Names the file that the lines are added to; nothing where nobody asks for a table.
const FILE: &str = "YINYAO_RESULTS";

/// Tells how often something was asked for, how it was answered, how many faults were made meanwhile, and how many promises
/// were broken. Lines of the same name are one row of the table. Called before anything is expected of it: what fails stands
/// there, too.
pub fn result(what: &str, attempts: &[Attempt], faults: usize, violations: usize) {
    println!("{what}: {}; {faults} faults, {violations} violations", counts(attempts));
    let [mut done, mut refused, mut unknown] = [0; 3];
    for attempt in attempts {
        match attempt.answer {
            Answer::Given { .. } | Answer::Ended => done += 1,
            Answer::Refused => refused += 1,
            Answer::Unknown => unknown += 1,
        }
    }
    result_of(what, [done, refused, unknown], faults, violations);
}

/// The same of attempts that are in no history: done, refused, and answered by nothing or by a fault.
pub fn result_of(what: &str, answered: [usize; 3], faults: usize, violations: usize) {
    let Some(file) = env::var_os(FILE) else { return };
    let [done, refused, unknown] = answered;
    let line = format!("{what}\t{done}\t{refused}\t{unknown}\t{faults}\t{violations}\n");
    // Many tests add at once: a line is one write at the end of the file.
    let added = OpenOptions::new().create(true).append(true).open(&file);
    if let Err(error) = added.and_then(|mut file| file.write_all(line.as_bytes())) {
        println!("{what} will be missing in {}: {error}", file.display());
    }
}
