//! 公开摇号: giving places by a rule that anyone can run again.
//!
//! 1. The office freezes the [`List`] of applications and publishes it with its [`Digest`]. The list says, too, where the
//!    seed will come from, in how many digits and in which form: otherwise whoever sees the digits could still choose how
//!    to write them.
//! 2. Afterwards the [`Seed`] comes from there: dice thrown before witnesses, the numbers of a named lottery.
//! 3. Every wish has lots, one and one more for each earlier miss, in a draw or by waiting in vain; a lot is
//!    `SHA-256(digest LF seed LF application's number LF lot's number)`. The smallest counts: see [`Lot`]. The list says how
//!    many: what counts as a miss ([`InOrder`], [`remembered`]) is judged once, when it is frozen.
//! 4. [`draw`] gives the places: see [`rounds`].
//! 5. What is called off between list and seed stands in an [`Amendment`] beside the list, and is drawn without.
//! 6. A [`Record`] of all that is published; anyone draws again and compares.
//!
//! Within a round everybody asks for their wishes in order, and each offering keeps whoever stands first: deferred acceptance
//! (Gale and Shapley, "College admissions and the stability of marriage", American Mathematical Monthly 69, 1962), with
//! shares as choices of the offering (Hafalir, Yenmez and Yildirim, "Effective affirmative action in school choice",
//! Theoretical Economics 8, 2013) and lots that break ties alike at all of them (Abdulkadiroğlu, Pathak and Roth,
//! "Strategy-proofness versus efficiency in matching with indifferences", American Economic Review 99, 2009). Whoever wants
//! one place gets none from the draw by hiding a wish or changing the order that the truth would not have got (Dubins and
//! Freedman, "Machiavelli and the Gale-Shapley algorithm", American Mathematical Monthly 88, 1981; Roth, "The economics of
//! matching: stability and incentives", Mathematics of Operations Research 7, 1982). Two things lie outside of that: whoever
//! gets a later wish does not wait for a dearer one, and has missed nothing.
//!
//! Being the smallest of several independent lots is the weighted order of Efraimidis and Spirakis ("Weighted random sampling
//! with a reservoir", Information Processing Letters 97, 2006) for whole weights, without a logarithm that two machines
//! might round differently.

mod amendment;
mod frozen;
mod given;
mod instead;
mod left_out;
mod list;
mod lot;
mod memory;
mod phase;
mod read;
mod reading;
mod record;
pub mod rounds;
mod seed;
mod wishing;

pub use amendment::Amendment;
pub use frozen::FrozenList;
pub use given::{Answer, Given, Outcome, given_in};
pub use instead::{Instead, instead};
pub use left_out::LeftOut;
pub use list::{
    Application, ApplicationNumber, List, OfferingAtDraw, OfferingNumber, SeedPlan, Share, Wish,
    places_in, shares_in,
};
pub use lot::{Digest, Lot};
pub use memory::{InOrder, LOTS_AT_MOST, Past, Remembered, lots, misses, remembered};
pub use phase::{Done, DrawPhase};
pub use read::{Fault, Unreadable};
pub use reading::{application_lines, application_of, by_four, names_in};
pub use record::{Record, Unverified};
pub use rounds::draw;
pub use seed::{DIGITS_AT_LEAST, DIGITS_AT_MOST, Seed, SeedFault, fell_after};
pub use wishing::{takes_wishes, terms_of_wish};
