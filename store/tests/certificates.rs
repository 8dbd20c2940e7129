//! 证明: only what registers and confirmed hours say is certified, each certificate once, and a code tells strangers no more than
//! whether it is genuine.

use domain::attendance::{Mark, Means};
use domain::certificate::{CertificateRefusal, Certified, CheckCode, UNKNOWN_CODES_PER_ADDRESS};
use domain::id::{CertificateId, OfferingId, PersonId, SessionId};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::service::Minutes;
use jiff::civil::date;
use store::attendance::{Marks, mark};
use store::certificate::{
    Issuer, OfClass, ToCertify, at_desk, certifiable, certificates_of, certificates_of_class,
    check, issue, issue_for_class, mine, my_certificate, revoke,
};
use store::form_key;
use store::service::{Confirmed, confirm};

use crate::support::*;

async fn marks(town: &Town, session: SessionId, person: PersonId, how: Mark, by: &Coordinator) {
    let marks = vec![(person, Some(how))];
    let all =
        Marks { session, means: Means::Staff, marks, codes: Vec::new(), everybody_else: None };
    mark(town, form_key::new(), all, by).await.unwrap();
}

/// Somebody with a place on a class of four sessions, of which two have been held: there once, absent once.
async fn learner(town: &Town, by: &Coordinator) -> (OfferingId, PersonId) {
    let (offering, person) = (places(town, 5).await, person(town).await);
    ask(town, offering, person).await.unwrap();
    let sessions = crate::session::at_desk(town, offering, by).await;
    for (session, how) in sessions.iter().zip([Mark::Present, Mark::Absent]) {
        town.clock.set(session.session.span.to);
        marks(town, session.session.id, person, how, by).await;
    }
    (offering, person)
}

async fn make(
    town: &Town,
    person: PersonId,
    offering: OfferingId,
    by: Issuer,
) -> store::Result<CertificateId> {
    issue(town, form_key::new(), person, ToCertify::Attendance { offering }, by).await
}

fn refused(why: CertificateRefusal) -> Refusal {
    Refusal::Certificate(why)
}

#[tokio::test]
async fn a_class_is_certified_as_a_whole_and_once() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let offering = places(&town, 5).await;
        let (chen, lin, absent) =
            (person(&town).await, named_person(&town, "林国富").await, person(&town).await);
        for one in [chen, lin, absent] {
            ask(&town, offering, one).await.unwrap();
        }
        let first = crate::session::at_desk(&town, offering, &by).await.remove(0).session;
        town.clock.set(first.span.to);
        for (person, how) in [(chen, Mark::Present), (lin, Mark::Present), (absent, Mark::Absent)] {
            marks(&town, first.id, person, how, &by).await;
        }
        let own = make(&town, lin, offering, Issuer::Desk(by.clone())).await.unwrap();
        assert!(is_not_found(&issue_for_class(&town, form_key::new(), offering, &other).await));
        let key = form_key::new();
        for _ in 0..2 {
            let told = issue_for_class(&town, key, offering, &by).await.unwrap();
            assert_eq!(told, OfClass { made: 1, there: 1, left: 1 });
        }
        let all = certificates_of_class(&town, offering, &by).await.unwrap();
        let mut people: Vec<_> = all.iter().map(|one| one.person).collect();
        people.sort_unstable();
        let mut both = vec![chen, lin];
        both.sort_unstable();
        assert_eq!(people, both);
        assert!(all.iter().any(|one| one.id == own), "nobody has two that say the same");
        assert!(is_not_found(&certificates_of_class(&town, offering, &other).await));
        let log = store::log::entries(&town, &store::log::LogFilter::default(), 1, &by).await;
        let log = log.unwrap().entries.into_iter();
        let made = log.filter(|one| one.act == domain::log::Act::IssueCertificate).count();
        assert_eq!(made, 2, "one for each, and none for what was there");
        revoke(&town, form_key::new(), own, "写错了", &by).await.unwrap();
        assert_eq!(certificates_of_class(&town, offering, &by).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn attendance_is_certified_as_the_registers_say_and_once() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let (early, stranger) = (places(&town, 5).await, person(&town).await);
        ask(&town, early, stranger).await.unwrap();
        let desk = || Issuer::Desk(by.clone());
        let not_yet = make(&town, stranger, early, desk()).await;
        assert_eq!(refusal(not_yet), refused(CertificateRefusal::NotBegun));
        let (offering, person) = learner(&town, &by).await;
        let unmarked = make(&town, stranger, early, desk()).await;
        assert_eq!(refusal(unmarked), refused(CertificateRefusal::NoRegister));
        assert!(is_not_found(&make(&town, stranger, offering, desk()).await), "never on the class");
        assert!(is_not_found(&make(&town, person, offering, Issuer::Desk(other.clone())).await));

        let things = certifiable(&town, person, Some(by.institution)).await.unwrap();
        let told = things.classes[0].attended;
        assert_eq!((told.held, told.marked, told.attended), (2, 2, 1));
        assert!(
            certifiable(&town, person, Some(other.institution)).await.unwrap().classes.is_empty()
        );

        let first = make(&town, person, offering, desk()).await.unwrap();
        let again = make(&town, person, offering, Issuer::Person).await.unwrap();
        assert_eq!(first, again, "the same facts are one certificate");
        let one = at_desk(&town, first, &by).await.unwrap();
        assert_eq!((one.number.0, one.facts.name.as_str()), (1, "陈淑芬"));
        let Certified::Attendance { attended, .. } = one.facts.what else { panic!("a class") };
        assert_eq!(attended, told);
        assert!(is_not_found(&at_desk(&town, first, &other).await));
        assert!(is_not_found(&my_certificate(&town, first, stranger).await));
        assert_eq!(my_certificate(&town, first, person).await.unwrap().id, first);
        assert!(is_not_found(&certificates_of(&town, person, &other).await));

        // What is marked later makes another one; the first stays as it was.
        let sessions = crate::session::at_desk(&town, offering, &by).await;
        town.clock.set(sessions[2].session.span.to);
        marks(&town, sessions[2].session.id, person, Mark::Present, &by).await;
        let second = make(&town, person, offering, desk()).await.unwrap();
        assert_ne!(first, second);
        let all = certificates_of(&town, person, &by).await.unwrap();
        assert_eq!(all.iter().map(|one| one.number.0).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(mine(&town, person).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn twenty_who_ask_at_once_get_twenty_numbers_and_codes() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let offering = places(&town, 20).await;
        let mut people = Vec::new();
        for _ in 0..20 {
            let one = person(&town).await;
            ask(&town, offering, one).await.unwrap();
            people.push(one);
        }
        let first = crate::session::at_desk(&town, offering, &by).await.remove(0).session;
        town.clock.set(first.span.to);
        for one in &people {
            marks(&town, first.id, *one, Mark::Present, &by).await;
        }
        let mut running = tokio::task::JoinSet::new();
        for one in people {
            let (db, by) = (town.db.clone(), by.clone());
            running.spawn(async move {
                let wanted = ToCertify::Attendance { offering };
                let id = issue(&db, form_key::new(), one, wanted, Issuer::Person).await.unwrap();
                let one = at_desk(&db, id, &by).await.unwrap();
                (one.number.0, one.code.as_str().to_owned())
            });
        }
        let mut made = running.join_all().await;
        made.sort();
        assert_eq!(made.iter().map(|one| one.0).collect::<Vec<_>>(), (1..=20).collect::<Vec<_>>());
        let mut codes: Vec<_> = made.into_iter().map(|one| one.1).collect();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), 20);
    })
    .await;
}

#[tokio::test]
async fn hours_are_certified_once_they_are_confirmed_and_within_the_days() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.team).await;
        let person = person(&town).await;
        for day in [1, 8] {
            let offering = add(&town, &shift(&town, &format!("医院导诊{day}日"), day)).await;
            ask(&town, offering, person).await.unwrap();
        }
        let ways = (date(2026, 12, 1), date(2026, 12, 8));
        let wanted = |days| ToCertify::Service { institution: town.team, days };
        let make =
            async |days| issue(&town, form_key::new(), person, wanted(days), Issuer::Person).await;
        assert_eq!(refusal(make(ways).await), refused(CertificateRefusal::NothingConfirmed));
        let mine_of = store::sign_up::my_sign_ups(&town, person).await.unwrap();
        for one in mine_of {
            let session =
                crate::session::at_desk(&town, one.offering.id, &by).await.remove(0).session;
            town.clock.set(session.span.to);
            marks(&town, session.id, person, Mark::Present, &by).await;
            let minutes = vec![(person, Minutes::of(90).unwrap())];
            let confirmed = Confirmed { session: session.id, minutes };
            confirm(&town, form_key::new(), confirmed, &by).await.unwrap();
        }
        let id = make(ways).await.unwrap();
        let one = my_certificate(&town, id, person).await.unwrap();
        let Certified::Service { teams, .. } = one.facts.what else { panic!("hours") };
        assert_eq!((teams.len(), teams[0].times, teams[0].minutes), (1, 2, 180));
        assert_eq!(teams[0].team, "导诊服务队");
        let first_alone = make((ways.0, ways.0)).await.unwrap();
        let one = my_certificate(&town, first_alone, person).await.unwrap();
        let Certified::Service { teams, .. } = one.facts.what else { panic!("hours") };
        assert_eq!((teams[0].times, teams[0].minutes), (1, 90));
        assert_eq!(refusal(make((ways.1, ways.0)).await), refused(CertificateRefusal::BackToFront));
        let elsewhere = ToCertify::Service { institution: town.university, days: ways };
        let of_others = issue(&town, form_key::new(), person, elsewhere, Issuer::Person).await;
        assert_eq!(refusal(of_others), refused(CertificateRefusal::NothingConfirmed));
    })
    .await;
}

#[tokio::test]
async fn a_code_is_found_until_too_many_were_guessed_and_a_revoked_one_says_so() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let (offering, person) = learner(&town, &by).await;
        let id = make(&town, person, offering, Issuer::Person).await.unwrap();
        let code = at_desk(&town, id, &by).await.unwrap().code;
        assert_eq!(check(&town, &code, "here").await.unwrap().unwrap().id, id);
        let unknown = CheckCode::from_number(1);
        for _ in 0..UNKNOWN_CODES_PER_ADDRESS.count {
            assert!(check(&town, &unknown, "here").await.unwrap().is_none());
        }
        let more = check(&town, &code, "here").await;
        assert!(matches!(refusal(more), Refusal::TooManyTries { .. }));
        assert!(check(&town, &code, "elsewhere").await.unwrap().is_some());

        assert!(is_not_found(&revoke(&town, form_key::new(), id, "记错了", &other).await));
        let whose = revoke(&town, form_key::new(), id, "点名记错了", &by).await.unwrap();
        assert_eq!(whose, person);
        let found = check(&town, &code, "elsewhere").await.unwrap().unwrap();
        assert_eq!(found.revoked.unwrap().reason, "点名记错了");
        let twice = revoke(&town, form_key::new(), id, "再来", &by).await;
        assert_eq!(refusal(twice), refused(CertificateRefusal::RevokedAlready));
        // What was revoked does not stand in the way of a new one.
        assert_ne!(make(&town, person, offering, Issuer::Person).await.unwrap(), id);
    })
    .await;
}
