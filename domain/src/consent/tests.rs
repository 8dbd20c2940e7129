//! What a consent promises: nothing beyond its scope, nothing before it begins or after it ends, never longer than a year.

use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn second(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn any_scope() -> impl Strategy<Value = Scope> {
    (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(may_sign_up, classes, activities, shifts)| Scope {
            may_sign_up,
            classes,
            activities,
            shifts,
        },
    )
}

fn any_consent() -> impl Strategy<Value = Consent> {
    (any_scope(), 0_i64..100, 1_i64..100, prop::option::of(0_i64..200)).prop_map(
        |(scope, from, lasts, ended_at)| Consent {
            id: ConsentId(Uuid::nil()),
            person: PersonId(Uuid::nil()),
            helper: PersonId(Uuid::max()),
            relation: "女儿".into(),
            scope,
            from: second(from),
            until: second(from + lasts),
            given: Given::OwnDevice,
            ended_at: ended_at.map(second),
        },
    )
}

fn any_act() -> impl Strategy<Value = Act> {
    prop::sample::select(vec![
        Act::Look,
        Act::Change(OfferingKind::Class),
        Act::Change(OfferingKind::Activity),
        Act::Change(OfferingKind::Shift),
    ])
}

proptest! {
    #[test]
    fn nothing_is_done_outside_of_its_time_or_after_its_end(
        consent in any_consent(), act in any_act(), now in 0_i64..250
    ) {
        let now = second(now);
        if may_act(&consent, act, now).is_ok() {
            prop_assert!(consent.from <= now && now < consent.until);
            prop_assert_eq!(consent.ended_at, None);
        }
    }

    #[test]
    fn nothing_is_changed_beyond_its_scope(consent in any_consent(), act in any_act(), now in 0_i64..250) {
        if let (Act::Change(kind), Ok(())) = (act, may_act(&consent, act, second(now))) {
            prop_assert!(consent.scope.may_sign_up);
            prop_assert!(consent.scope.kinds().contains(&kind));
        }
    }

    #[test]
    fn whoever_may_do_anything_may_look(consent in any_consent(), act in any_act(), now in 0_i64..250) {
        let now = second(now);
        prop_assert!(may_act(&consent, act, now).is_err() || may_act(&consent, Act::Look, now).is_ok());
    }

    #[test]
    fn an_ended_consent_says_so_whatever_is_asked(consent in any_consent(), act in any_act(), now in 0_i64..250) {
        let ended = Consent { ended_at: Some(second(now)), ..consent };
        let told = may_act(&ended, act, second(now));
        prop_assert_eq!(told, Err(Refusal::Consent(ConsentRefusal::Ended)));
    }

    #[test]
    fn no_consent_lasts_longer_than_a_year(year in 2024_i16..2060, day in 1_i16..=365) {
        let today = date(year, 1, 1).saturating_add((i64::from(day) - 1).days());
        for lasts in Lasts::ALL {
            prop_assert!(lasts.last_day(today) >= today);
            prop_assert!(lasts.last_day(today) <= today.saturating_add(1.year()));
            prop_assert!(lasts.until(today) > start_of(today));
        }
    }
}

#[test]
fn it_ends_with_a_day() {
    let today = date(2026, 8, 31);
    assert_eq!(Lasts::Today.last_day(today), today);
    assert_eq!(Lasts::HalfYear.last_day(today), date(2027, 2, 28));
    assert_eq!(Lasts::Year.until(today), start_of(date(2027, 9, 1)));
}

#[test]
fn words_are_read_again() {
    for lasts in Lasts::ALL {
        assert_eq!(Lasts::from_code(lasts.code()), Some(lasts));
    }
    for given in Given::ALL {
        assert_eq!(Given::from_code(given.code()), Some(given));
    }
    assert_eq!((Lasts::from_code(""), Given::from_code("")), (None, None));
}

#[test]
fn a_scope_of_no_kind_is_to_look() {
    assert_eq!(Scope::of(&[]), Scope::LOOK);
    assert_eq!(Scope::of(&OfferingKind::ALL), Scope::ALL);
    assert_eq!(Scope::of(&[OfferingKind::Shift]).kinds(), [OfferingKind::Shift]);
}
