//! What somebody has signed up for already, and whether something else meets at the same time.

use crate::calendar::Span;
use crate::id::OfferingId;
use crate::refusal::Refusal;

/// Something that a person has signed up for already, as far as a clash is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engagement {
    /// What.
    pub offering: OfferingId,
    /// Its name; empty where whoever asks is not to know it.
    pub name: String,
    /// On its waiting list, without a place.
    pub waits: bool,
    /// One of its sessions.
    pub span: Span,
}

/// The first session of `wanted` that overlaps something the person has already.
pub fn clash(wanted: &[Span], engaged: &[Engagement]) -> Result<(), Refusal> {
    let first = wanted
        .iter()
        .filter_map(|span| {
            engaged.iter().find(|other| other.span.overlaps(span)).map(|other| (span, other))
        })
        .min_by_key(|(span, _)| span.from);
    match first {
        None => Ok(()),
        Some((span, other)) => Err(Refusal::Clash {
            offering: other.offering,
            name: other.name.clone(),
            waits: other.waits,
            at: span.from.max(other.span.from),
        }),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_clash_names_what_was_there_first() {
        let choir = Engagement {
            offering: OfferingId(Uuid::from_u128(1)),
            name: "合唱".into(),
            waits: true,
            span: Span::on(date(2026, 11, 26), time(9, 0, 0, 0), time(10, 30, 0, 0)),
        };
        let at = |from, to| [Span::on(date(2026, 11, 26), time(from, 0, 0, 0), time(to, 0, 0, 0))];
        assert!(
            matches!(clash(&at(10, 11), std::slice::from_ref(&choir)), Err(Refusal::Clash { name, waits: true, .. }) if name == "合唱")
        );
        assert_eq!(clash(&at(11, 12), &[choir]), Ok(()));
    }
}
