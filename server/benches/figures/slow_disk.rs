//! The same places on a slow disk, whichever disk this machine has: each sync is made to take as long as on one that turns.
//! There it is what requests that are committed together save that counts.

use std::path::Path;

use crate::Figure;
use crate::durable::{AT_ONCE, places_per_second};
use crate::people::{self, Prepared};
use crate::rates::{ROUNDS, beside};
use crate::running::Running;

/// Milliseconds for a sync: somewhat more than a turn of a disk with 7,200 of them a minute takes.
const SYNC: u32 = 10;
/// Sign-ups in a turn.
const EACH: usize = 640;
/// Sign-ups in a turn of those that are sent one after the other.
const ONE_BY_ONE: usize = 60;

/// Many at once beside one after the other, in turns.
pub async fn measure(site: &Path) -> Vec<Figure> {
    println!("Giving places on a disk that takes {SYNC} ms longer for each sync …");
    let folder = Running::new_folder();
    let database = people::database_in(&folder);
    let Prepared { tokens, offerings } =
        people::prepare(&database, EACH + ONE_BY_ONE, ROUNDS, 100_000).await;
    let server = Running::start_on_slow_disk(folder, site, SYNC).await;
    let door = [server.address];
    let (many, few) = tokens.split_at(EACH);
    let (mut together, mut single) = (Vec::new(), Vec::new());
    for offering in &offerings {
        together.push(places_per_second(&door, offering, many, AT_ONCE).await);
        single.push(places_per_second(&door, offering, few, 1).await);
    }
    server.stop().await;
    let (times, told) = beside(&single, together);
    vec![Figure::new(
        "slow disk, places through HTTP : one request, one commit",
        told,
        ">= 10",
        times >= 10.0,
    )]
}
