//! 公开摇号: giving places by a rule that anyone can run again.
//!
//! 1. The office freezes the [`List`] of applications and publishes it with its [`Digest`].
//! 2. Afterwards a [`Seed`] comes from something the office does not control: dice thrown before witnesses, the numbers of
//!    a named lottery. Who knows the list cannot choose the seed, and who knows the seed cannot change the list.
//! 3. Every application has lots, one and one more for each earlier miss; a lot is
//!    `SHA-256(digest LF seed LF application's number LF lot's number)`. The smallest counts: see [`Lot`].
//! 4. [`draw`] gives the places: see [`rounds`].
//! 5. A [`Record`] of all that is published; anyone draws again and compares.
//!
//! That a list is ordered by one lot for all wishes, and places are given by letting everybody ask for their wishes in order
//! while each offering keeps whoever stands first, is deferred acceptance (Gale and Shapley, "College admissions and the
//! stability of marriage", American Mathematical Monthly 69, 1962) with a single tie-breaking (Abdulkadiroğlu, Pathak and
//! Roth, "Strategy-proofness versus efficiency in matching with indifferences", American Economic Review 99, 2009): whoever
//! wants one place never gains by hiding a wish or changing the order. Being the smallest of several independent lots is
//! the weighted order of Efraimidis and Spirakis ("Weighted random sampling with a reservoir", Information Processing
//! Letters 97, 2006) for whole weights, without a logarithm that two machines might round differently.

mod given;
mod list;
mod lot;
mod memory;
mod read;
mod record;
pub mod rounds;
mod seed;

pub use given::{Answer, Given, Outcome};
pub use list::{Application, ApplicationNumber, List, OfferingAtDraw, OfferingNumber, Share, Wish};
pub use lot::{Digest, Lot};
pub use memory::{LOTS_AT_MOST, Past, lots, misses};
pub use read::{Fault, Unreadable};
pub use record::{Record, Unverified};
pub use rounds::draw;
pub use seed::{Seed, SeedFault};
